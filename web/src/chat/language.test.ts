import { expect, test } from 'vitest';
import { chooseLanguage } from './language.js';

test.each([
  ['zh-CN', 'zh-Hans'],
  ['zh', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['zh-Hant-HK', 'zh-Hant'],
  ['yue-HK', 'zh-Hant'],
  ['zh-Hans-HK', 'zh-Hans'],
  ['en-GB', 'en'],
  ['fr', 'en'],
])('a browser set to %s is spoken to in %s', (tag, language) => {
  expect(chooseLanguage([tag])).toBe(language);
});

test('the first of the preferred languages that the page speaks is taken', () => {
  expect(chooseLanguage(['fr', 'zh-TW', 'en'])).toBe('zh-Hant');
});
