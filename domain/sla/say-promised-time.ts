import type { Language } from '../../schema/vocabulary.js';
import type { PolicyDuration } from '../calendar/duration.js';
import { explain } from '../language/explanation.js';
import { sayHours } from '../language/say-time.js';

/** Days stay days, working days where the calendar closes, and hours are never rolled up into them. */
export function sayPromisedTime(
  { days, milliseconds }: PolicyDuration,
  always: boolean,
  language: Language,
): string {
  const said = [
    ...(days > 0 ? [explain(language, always ? 'days' : 'working_days', { count: days })] : []),
    ...(milliseconds > 0 || days === 0 ? [sayHours(milliseconds, language)] : []),
  ];
  return said.join(language === 'en' ? ' ' : '');
}
