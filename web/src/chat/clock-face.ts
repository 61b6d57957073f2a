/** The reader's own locale and time zone, whatever language the conversation is in. */
const time = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { month: 'long', day: 'numeric', weekday: 'long' });

export function showTime(instant: string): string {
  return readable(instant, time);
}

export function showDay(instant: string): string {
  return readable(instant, day);
}

export function dayOf(instant: string | undefined): string {
  return instant === undefined ? '' : new Date(instant).toDateString();
}

function readable(instant: string, format: Intl.DateTimeFormat): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? '' : format.format(date);
}
