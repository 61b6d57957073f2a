import { describe, expect, test } from 'vitest';
import { optionalText, text } from './input.js';

const unreadable = ['', '  ', '\u3000', '\u200b', '\ufeff \u2060', '\u00ad', '\u3164', '\u0000', '\ufe0f'];

describe('a text that must be given', () => {
  test.each(unreadable)('is refused when nobody could read it: %j', (value) => {
    expect(() => text('customer.name', value, 100)).toThrow('customer.name must not be empty.');
  });

  test('keeps the signs between its letters that nobody sees', () => {
    expect(text('name', ' Zoë 👩‍🔧\u200b李 ', 100)).toBe('Zoë 👩‍🔧\u200b李');
  });
});

test.each(unreadable)('a text that may be left out is not given when nobody could read it: %j', (value) => {
  expect(optionalText('note', value, 100)).toBeNull();
});
