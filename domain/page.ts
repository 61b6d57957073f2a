import { badInput } from './errors.js';

/** The place after which a page goes on: rows are ordered by an instant and, where that is shared, by id. */
export interface Keyset {
  readonly at: Date;
  readonly id: string;
}

export const pageLimit = 100;

/** @throws BAD_USER_INPUT unless 1 to 100 */
export function pageSize(first: number | null | undefined, usual = 20): number {
  const size = first ?? usual;
  if (!Number.isInteger(size) || size < 1 || size > pageLimit) {
    throw badInput('first', `first takes a number from 1 to ${pageLimit}.`);
  }
  return size;
}
