/**
 * Every refusal the desk can utter. The code is what programs act on; `field` names the input at fault;
 * `limit` is what that input takes. Each door maps the list once: a code without a phrase does not compile.
 */
export const refusalCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'CONFLICT',
  'INVALID_STATE',
  'RATE_LIMITED',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export class DomainError extends Error {
  override readonly name = 'DomainError';

  /** @param message said to staff and programs in English; customers hear the bot's phrase for the code. */
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly details: { readonly field?: string; readonly [key: string]: unknown } = {},
  ) {
    super(message);
  }
}

export const badInput = (field: string, message: string): DomainError =>
  new DomainError('BAD_USER_INPUT', message, { field });

export const notFound = (what: string): DomainError =>
  new DomainError('NOT_FOUND', `There is no such ${what}.`);

export const invalidState = (message: string): DomainError => new DomainError('INVALID_STATE', message);

export const forbidden = (message: string): DomainError => new DomainError('FORBIDDEN', message);
