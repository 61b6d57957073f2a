import { describe, expect, it } from 'vitest';
import { languageShown, nextLanguage } from './language.js';

describe('the language that a message shows', () => {
  it.each([
    ['我们的净水机漏水了', 'zh-Hans'],
    ['我們的淨水機漏水了', 'zh-Hant'],
    ['我部機冇反應', 'zh-Hant'],
    ['你好你好', 'zh'],
    ['你好，我在家中', 'zh'],
    ['My printer is broken', 'en'],
    ['hi yeah so my water purifier is making noise', 'en'],
    ['PRINTER IS BROKEN PLEASE HELP', 'en'],
    ["I don't know", 'en'],
    ['hi 我们office的printer又jam了，contact Vivian Zhao 13472516809，thanks', 'zh-Hans'],
    ['Hello 我部copier print唔到嘢 想book個師傅上嚟check下', 'zh-Hant'],
    ['你好', null],
    ['ok', null],
    ['yes please', null],
    ['13800138000', null],
    ['DEMO-0001', null],
    ['T2611-7K3Q9', null],
    ['Emily Rose Carter', null],
    ['Tom van der Berg', null],
    ['欧阳娜娜', null],
    ['https://example.com/the/page/is/here', null],
    ['上海市静安区南京西路1266号', null],
    ['1266 Nanjing West Road, Shanghai', null],
    ['😡😡😡', null],
    ['', null],
  ])('%s', (text, expected) => {
    expect(languageShown(text)).toBe(expected);
  });
});

describe('the language of the answer', () => {
  it('stays when a message shows none', () => {
    expect(nextLanguage('en', '上海市静安区南京西路1266号')).toBe('en');
    expect(nextLanguage('zh-Hant', '13800138000')).toBe('zh-Hant');
  });

  it('is that of the last clear message: fewer words change neither language nor script', () => {
    expect(nextLanguage('zh-Hant', 'yes 对 是')).toBe('zh-Hant');
    expect(nextLanguage('zh-Hans', '壞了')).toBe('zh-Hans');
  });

  it('follows the script of a few characters until one was clear', () => {
    expect(nextLanguage('zh-Hans', '壞了', { isOpen: true })).toBe('zh-Hant');
    expect(nextLanguage('zh-Hans', '壞', { isOpen: true })).toBe('zh-Hant');
    expect(nextLanguage('zh-Hant', 'yes 对 是', { isOpen: true })).toBe('zh-Hans');
    expect(nextLanguage('zh-Hans', '你好', { isOpen: true })).toBe('zh-Hans');
    expect(nextLanguage('en', '壞了', { isOpen: true })).toBe('en');
  });

  it('keeps the script when the characters belong to both', () => {
    expect(nextLanguage('zh-Hant', '你好你好')).toBe('zh-Hant');
    expect(nextLanguage('en', '你好你好')).toBe('zh-Hans');
  });

  it('follows the customer', () => {
    expect(nextLanguage('en', '不好意思我还是说中文吧')).toBe('zh-Hans');
    expect(nextLanguage('zh-Hans', 'Sorry, can we do English?')).toBe('en');
  });
});
