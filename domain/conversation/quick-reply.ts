import type { QuickReply } from '../../schema/index.js';

/**
 * Where there are no buttons the choices stand below the text with numbers before them, and the number is an answer.
 * Gives the words of the choice; anything but the bare number of one is taken as it was written.
 */
export function chosenWords(text: string, choices: readonly QuickReply[] | null): string {
  const digits = /^\s*[(（【[]?(\d{1,2})[)）】\].。、,，]?\s*$/.exec(text.normalize('NFKC'))?.[1];
  const choice = digits === undefined ? undefined : choices?.[Number(digits) - 1];
  return choice?.payload ?? text;
}

/** A message as plain text, its choices numbered. */
export function withNumberedChoices(text: string, choices: readonly QuickReply[] | null): string {
  if (!choices || choices.length === 0) return text;
  const lines = choices.map(({ title }, index) => `${index + 1}. ${title}`);
  return [text, ...lines].join('\n');
}
