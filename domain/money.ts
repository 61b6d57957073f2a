/** An amount in one currency, in its main unit with two decimals: "128.00". Counted in hundredths, never as a fraction. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** Null when the text is no amount such as 30, 30.5 or 30.50. */
export function parseHundredths(text: string): number | null {
  const [, whole, fraction = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  return whole === undefined ? null : Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}

export const moneyOf = (hundredths: number, currency: string): Money => ({
  amount: `${Math.trunc(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`,
  currency,
});
