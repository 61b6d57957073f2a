import { Converter } from 'opencc-js/cn2t';

let converter: ((text: string) => string) | undefined;

/** Simplified Chinese in traditional characters, for names that a company has given in one script only. */
export function traditional(text: string): string {
  const convert = converter ?? Converter({ from: 'cn', to: 'tw' });
  converter = convert;
  return convert(text);
}
