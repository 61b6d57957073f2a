import { describe, expect, it } from 'vitest';
import { chosenWords, withNumberedChoices } from './quick-reply.js';

const choices = [
  { title: '非常满意', payload: '非常满意' },
  { title: '满意', payload: '满意' },
];

describe('choices without buttons', () => {
  it('stand below the text with numbers', () => {
    expect(withNumberedChoices('态度怎么样？', choices)).toBe('态度怎么样？\n1. 非常满意\n2. 满意');
    expect(withNumberedChoices('您好', [])).toBe('您好');
    expect(withNumberedChoices('您好', null)).toBe('您好');
  });

  it.each(['2', ' 2 ', '２', '2.', '2。', '(2)', '（2）', '2、'])('are taken by their number: %j', (text) => {
    expect(chosenWords(text, choices)).toBe('满意');
  });

  it.each(['3', '0', '13800138000', '2 天前', '-1', '', '满意'])(
    'leave other words as they are: %j',
    (text) => {
      expect(chosenWords(text, choices)).toBe(text);
    },
  );

  it('are none when nothing was offered', () => {
    expect(chosenWords('1', null)).toBe('1');
  });
});
