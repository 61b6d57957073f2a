import { describe, expect, it } from 'vitest';
import { languages } from '../../schema/vocabulary.js';
import { readKnowledge } from './knowledge.js';

const knowledge = readKnowledge();
const ask = (
  language: (typeof languages)[number],
  text: string,
  products: string[] = [],
  families: string[] = [],
) => knowledge.find({ text, language, products, families })?.id ?? null;

describe('the articles', () => {
  it('are the same in every language', () => {
    const idsOf = (language: string) =>
      knowledge.articles.filter((article) => article.language === language).map(({ id }) => id);
    expect(idsOf('en').length).toBeGreaterThanOrEqual(8);
    for (const language of languages) expect(idsOf(language)).toEqual(idsOf('en'));
  });
});

describe('a question finds its article', () => {
  it.each([
    ['zh-Hans', '滤芯多久换一次', 'change-filter'],
    ['zh-Hans', '请问你们净水机的滤芯一般用多久就该换了', 'change-filter'],
    ['zh-Hans', '序列号在哪看啊', 'read-serial-number'],
    ['zh-Hans', '保修多久', 'warranty-terms'],
    ['zh-Hans', '交换机保修几年？', 'warranty-terms'],
    ['zh-Hans', '卡纸了怎么取出来', 'before-calling-paper-jam'],
    ['zh-Hans', '你们周末有人吗', 'opening-hours'],
    ['zh-Hans', '几天内可以退货', 'return-and-exchange'],
    ['zh-Hans', '你们会不会泄露我的个人信息', 'data-protection'],
    ['zh-Hans', '监控黑屏怎么处理', 'before-calling-no-picture'],
    ['zh-Hant', '濾芯多久要換一次？', 'change-filter'],
    ['zh-Hant', '請問序號在哪裡可以看到', 'read-serial-number'],
    ['zh-Hant', '請問保固多久', 'warranty-terms'],
    ['zh-Hant', '影印機卡紙怎麼辦', 'before-calling-paper-jam'],
    ['en', 'How often should I change the filter of my water purifier?', 'change-filter'],
    ['en', 'Where do I find the serial number?', 'read-serial-number'],
    ['en', 'How long is the warranty on a copier?', 'warranty-terms'],
    ['en', 'How do I clear a paper jam?', 'before-calling-paper-jam'],
    ['en', 'How many days do I have to return something?', 'return-and-exchange'],
    ['en', 'How do I factory reset the gateway?', 'gateway-connection'],
  ] as const)('in %s: %s', (language, text, id) => {
    expect(ask(language, text)).toBe(id);
  });

  it.each([
    ['zh-Hans', '我想问一下你们去南极科考站给装净水机吗，查不到就登记一下让人给我回个电话'],
    ['zh-Hans', '你们公司老板是谁'],
    ['zh-Hans', '你们招聘吗'],
    ['zh-Hant', '你們有賣冰箱嗎'],
    ['en', 'Do you have a branch in Nairobi?'],
    ['en', 'Can I pay with bitcoin?'],
  ] as const)('and none that is not about it, in %s: %s', (language, text) => {
    expect(ask(language, text)).toBeNull();
  });

  it('and products named in it are no words of the question', () => {
    expect(ask('zh-Hans', '净水机好看吗', ['净水机'], ['purifier'])).toBeNull();
  });
});
