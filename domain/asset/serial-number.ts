/** How a serial number is stored and looked up, however it was written: upper case, half width, without blanks. */
export const foldSerial = (written: string): string =>
  written
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/[‐‑‒–—−]/g, '-');
