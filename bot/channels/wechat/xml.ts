/** The protocol's XML is flat: elements with text or CDATA, no attributes. Nothing else of XML is read, so nothing else can do harm. */
const element = /<(\w{1,40})>(?:\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*|([^<]*))<\/\1>/g;

export function readXml(text: string): ReadonlyMap<string, string> {
  const inside = /^\s*<xml>([\s\S]*)<\/xml>\s*$/.exec(text)?.[1] ?? '';
  return new Map(
    [...inside.matchAll(element)].map(([, name = '', cdata, plain = '']) => [name, cdata ?? plainOf(plain)]),
  );
}

const named: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
};

const plainOf = (text: string): string =>
  text.trim().replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => named[entity] ?? entity);

/** Numbers stand plain, texts in CDATA. */
export function writeXml(elements: Readonly<Record<string, string | number>>): string {
  const lines = Object.entries(elements).map(
    ([name, value]) => `<${name}>${typeof value === 'number' ? value : cdata(value)}</${name}>`,
  );
  return `<xml>${lines.join('')}</xml>`;
}

const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
