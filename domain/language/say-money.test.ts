import { describe, expect, it } from 'vitest';
import { sayMoney } from './say-money.js';

describe('an amount in words of the language', () => {
  it.each([
    ['zh-Hans', 'CNY', '128.00', '¥128.00'],
    ['en', 'CNY', '1280.50', 'CN¥1,280.50'],
    ['zh-Hant', 'HKD', '99.90', 'HK$99.90'],
    // More than a floating number holds.
    ['zh-Hans', 'CNY', '999999999999999.99', '¥999,999,999,999,999.99'],
  ] as const)('%s %s %s', (language, currency, amount, said) =>
    expect(sayMoney({ amount, currency }, language)).toBe(said),
  );

  it('is not made up from what is none', () =>
    expect(() => sayMoney({ amount: 'much', currency: 'CNY' }, 'en')).toThrow('much'));
});
