/** How a serial number is stored and looked up, however it was written: upper case, half width, without blanks. */
export const foldSerial = (written: string): string =>
  written
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/[‐‑‒–—−]/g, '-');

/** Of a folded serial number, its letters and digits. */
export const bareSerial = (folded: string): string => folded.replace(/[^A-Z0-9]/g, '');

const digitsSeen: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** What looks the same on a label is the same here: O and 0, I, l and 1. */
export const lookAlike = (folded: string): string =>
  bareSerial(folded).replace(/[OIL]/g, (letter) => digitsSeen[letter] ?? letter);
