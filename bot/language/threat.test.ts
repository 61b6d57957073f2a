import { describe, expect, it } from 'vitest';
import { understand } from './understand.js';

/** Wednesday, 18 November 2026, 10:20 in Shanghai. */
const now = new Date('2026-11-18T02:20:00Z');
const timezone = 'Asia/Shanghai';
const catalogue = [{ model: 'AQ-200', family: 'water purifier', names: ['净水机', '淨水機', 'purifier'] }];
const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'short' });

const read = (text: string, expects: 'time' | null) =>
  understand(text, { language: 'zh-Hans', now, timezone, catalogue, expects });

function appointed(text: string, expects: 'time' | null = null): string {
  const time = read(text, expects).time?.value;
  return time?.kind === 'AT' ? wall.format(time.at).slice(5) : (time?.kind.toLowerCase() ?? 'nothing');
}

const threats = [
  '今天再不派人我就打12315',
  '今天再不派人，我就打12315',
  '今天之内再没人来我就去消协投诉',
  '明天上午再不来修我就发到网上曝光你们',
  '如果今天还没人来，我就投诉',
  '要是周五还不处理我就退货',
  '今天不解决我就找媒体',
  '今晚之前不给我修好，我就投诉到底',
  '再不来人我明天就去消协',
  '今天再不派人我就打12345',
  '今日再冇人嚟我就投訴到消委會',
  '今日再冇人嚟，我就投訴到消委會',
  '聽日再唔派人嚟我就搵記者',
  '如果今日冇人嚟整我就投訴',
  '聽晚之前唔搞掂我哋就去消委會',
  '今天再不派人來我就去申訴',
  '明天再沒有人來修，我就上新聞爆料',
  "if nobody comes today I'll call the press",
  "If no one shows up by Friday, I'm going to sue",
  "unless someone comes tomorrow I'll complain to the consumer council",
  "if you don't send somebody today I will leave a bad review",
  "I'll call trading standards if nobody turns up tomorrow",
  'I will complain unless somebody turns up tomorrow',
  "If it isn't fixed by Friday I want my money back",
  'nobody comes today and I am calling my lawyer',
  "if I don't hear back today we will go to court",
];

describe('a threat with a condition is no appointment', () => {
  it.each(threats)('%s', (text) => {
    expect(appointed(text)).toBe('nothing');
    expect(appointed(text, 'time')).toBe('nothing');
  });

  it.each([
    ['净水机漏水，今天再不派人我就打12315', '今天再不派人我就打12315'],
    ['淨水機漏水，今日再冇人嚟我就投訴到消委會', '今日再冇人嚟我就投訴到消委會'],
    [
      "the purifier leaks, if nobody comes today I'll call the press",
      "if nobody comes today I'll call the press",
    ],
  ])('and stays whole in what is told: %s', (text, clause) => {
    expect(read(text, null).fault?.value).toContain(clause);
  });
});

describe('a time beside a condition stays one', () => {
  it.each([
    ['明天上午来修吧，再不来我就投诉', '11-19 09:00'],
    ['明天上午来吧，不然我就投诉', '11-19 09:00'],
    ['如果今天没人来就明天上午来', '11-19 09:00'],
    ['今天再不行，就周五上午来', '11-20 09:00'],
    ['要是明天没人在家就后天上午来', '11-20 09:00'],
    ['我要投诉，明天上午十点让人上门来', '11-19 10:00'],
    ['明天上午十点来，我们在电视台楼下', '11-19 10:00'],
    ['再不来我就投诉，明天上午来', '11-19 09:00'],
    ['如果方便的话明天上午来', '11-19 09:00'],
    ['聽日朝早嚟啦，再唔嚟我就投訴', '11-19 09:00'],
    ['如果今日冇人嚟，聽日朝早嚟都得', '11-19 09:00'],
    ['if nobody can come today, tomorrow at 10 am is fine', '11-19 10:00'],
    ["Come tomorrow at 10 am or I'll call the press", '11-19 10:00'],
    ["if you don't mind, please come tomorrow at 10 am", '11-19 10:00'],
    ["I'll be home tomorrow at 10 am, please come then", '11-19 10:00'],
    ["if it doesn't stop by then, send someone tomorrow at 10 am", '11-19 10:00'],
  ])('%s', (text, expected) => {
    expect(appointed(text)).toBe(expected);
  });
});
