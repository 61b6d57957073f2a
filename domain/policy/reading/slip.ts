/** Signs of a Chinese keyboard, with those that a policy takes. */
const wideSigns: Readonly<Record<string, string>> = {
  '：': ':',
  '，': ',',
  '、': ',',
  '；': ',',
  '％': '%',
  '＃': '#',
  '－': '-',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
  '【': '[',
  '】': ']',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
};
const wideSign = new RegExp(`[${Object.keys(wideSigns).join('')}]`, 'u');

/** What to take for the first sign of a Chinese keyboard in a text; nothing when it has none. */
export function wideSignHint(text: string): string {
  const [sign] = wideSign.exec(text) ?? [];
  return sign === undefined ? '' : `; the sign ${sign} is a full-width one, take ${wideSigns[sign]}`;
}

const dashes = /\s*[‐‑‒–—―−～~]\s*|\s+-\s*|\s*-\s+/gu;
const wrapping = /^[\s"'“”‘’「」『』【】[\]]+|[\s"'“”‘’「」『』【】[\]]+$/gu;

/** Longer texts are no slips of the pen, and looking at them closely costs time. */
export const longestSlip = 60;

/** What somebody meant who wrote it with wide letters and figures, long dashes, foreign quotes or stray blanks. */
export const tidied = (written: string): string =>
  written.length > longestSlip
    ? written
    : written.replace(wrapping, '').normalize('NFKC').replace(dashes, '-').trim();
