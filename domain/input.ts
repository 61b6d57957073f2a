import { badInput } from './errors.js';

/** Checks of single inputs. Each refusal is BAD_USER_INPUT and names the field and what it takes. */

// PostgreSQL refuses NUL, and people type no control character but line breaks and tabs.
const unprintable = /(?![\n\r\t])\p{Cc}/gu;

export const withoutControls = (text: string): string => text.replace(unprintable, '');

const visible = /[^\s\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** Nothing that anybody could read: a zero-width space is no name. */
const isBlank = (text: string): boolean => !visible.test(text);

/** Trimmed, 1 to `limit` characters. */
export function text(field: string, value: unknown, limit: number): string {
  const trimmed = typeof value === 'string' ? withoutControls(value).trim() : '';
  if (isBlank(trimmed)) throw badInput(field, `${field} must not be empty.`);
  return within(field, trimmed, limit);
}

/** Trimmed; null when absent or blank. */
export function optionalText(field: string, value: string | null | undefined, limit: number): string | null {
  const trimmed = withoutControls(value ?? '').trim();
  return isBlank(trimmed) ? null : within(field, trimmed, limit);
}

function within(field: string, value: string, limit: number): string {
  if (value.length > limit) throw badInput(field, `${field} takes at most ${limit} characters.`);
  return value;
}

export function numberBetween(
  field: string,
  value: number | null | undefined,
  least: number,
  most: number,
): number | null {
  if (value === null || value === undefined) return null;
  if (!Number.isFinite(value) || value < least || value > most) {
    throw badInput(field, `${field} takes a number from ${least} to ${most}.`);
  }
  return value;
}

const oldest = Date.UTC(1990, 0, 1);
const farthestYears = 5;

/** An instant that something is planned for: not before `now` (a minute of grace), at most five years ahead. */
export function futureInstant(field: string, value: Date, now: Date): Date {
  const latest = now.getTime() + farthestYears * 366 * 86_400_000;
  if (Number.isNaN(value.getTime()) || value.getTime() < now.getTime() - 60_000 || value.getTime() > latest) {
    throw badInput(field, `${field} must lie in the future, at most ${farthestYears} years ahead.`);
  }
  return value;
}

/** An instant at which something happened: neither in the future (a minute of grace) nor before `earliest`. */
export function pastInstant(field: string, value: Date, now: Date, earliest: Date = new Date(oldest)): Date {
  if (Number.isNaN(value.getTime()) || value.getTime() > now.getTime() + 60_000 || value < earliest) {
    throw badInput(field, `${field} must lie between ${earliest.toISOString()} and now.`);
  }
  return value;
}

/** Local date YYYY-MM-DD, 1990 or later and not after `latest`; null when absent. */
export function optionalDate(
  field: string,
  value: string | null | undefined,
  latest?: string,
): string | null {
  if (value === null || value === undefined) return null;
  const at = /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  const real = at && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
  if (!real || at.getTime() < oldest) throw badInput(field, `${field} takes a date like 2026-11-22.`);
  if (latest !== undefined && value > latest) throw badInput(field, `${field} must not lie after ${latest}.`);
  return value;
}

/** One of a closed list; null when absent. */
export function memberOf<Member extends string>(
  field: string,
  value: string | null | undefined,
  members: readonly Member[],
): Member | null {
  if (value === null || value === undefined) return null;
  const member = members.find((candidate) => candidate === value);
  if (member === undefined) throw badInput(field, `${field} takes one of: ${members.join(', ')}.`);
  return member;
}

/** A checklist is done when all of it is ticked; what is not on it is ticked by mistake. */
export function demandChecked(field: string, items: readonly string[], checked: readonly string[]): void {
  const stray = checked.find((told) => !items.includes(told));
  if (stray !== undefined)
    throw badInput(field, `${field} takes what is on the checklist: ${items.join('; ') || 'it has none'}.`);
  const open = items.filter((item) => !checked.includes(item));
  if (open.length > 0)
    throw badInput(field, `${field} must name all of the checklist; still open: ${open.join('; ')}.`);
}
