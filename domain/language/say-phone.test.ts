import { expect, it } from 'vitest';
import { sayPhone } from './say-phone.js';

it.each([
  ['+8613800138000', '138-0013-8000'],
  ['+8657188888888', '0571-8888-8888'],
  ['+85291234567', '+852-9123-4567'],
  ['+886912345678', '+886-912-345-678'],
  ['the one on my card', 'the one on my card'],
])('%s is shown as %s', (number, shown) => {
  expect(sayPhone(number)).toBe(shown);
});
