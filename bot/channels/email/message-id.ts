/** Our mails are named after the first message in them, so an answer leads back to its conversation without a table. */
export const messageIdOf = (messageId: string, ownAddress: string): string =>
  `<${messageId}@${domainOf(ownAddress)}>`;

const uuid = String.raw`[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}`;

/** The messages that a text, or a list of references, names as ours. */
export function messagesNamedIn(text: string, ownAddress: string): string[] {
  const domain = domainOf(ownAddress).replaceAll('.', '\\.').replaceAll('-', '\\-');
  const ours = new RegExp(`<(${uuid})@${domain}>`, 'gi');
  return [...new Set([...text.matchAll(ours)].map(([, id = '']) => id.toLowerCase()))];
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
