import { describe, expect, it } from 'vitest';
import { changed, problemsOf } from '../../test/support/small-policy.js';

/** Whoever writes a policy has a Chinese keyboard, a word processor that mends quotes, and the habit of another file. */
describe('a slip of a person is told with what was meant', () => {
  it.each<[what: string, from: string, to: string, line: number, says: RegExp]>([
    ['wide figures', 'PT24H', 'PT２４H', 20, /did you mean PT24H\?/],
    ['a wide colon in hours', '"08:30-12:00"', '"08：30-12：00"', 9, /did you mean 08:30-12:00\?/],
    ['a long dash', '08:30-12:00', '08:30–12:00', 9, /did you mean 08:30-12:00\?/],
    ['blanks around the dash', '08:30-12:00', '08:30 - 12:00', 9, /did you mean 08:30-12:00\?/],
    ['hours without minutes', '"08:30-12:00"', '"8-12"', 9, /did you mean "08:00-12:00"\?/],
    ['hours with a point', '08:30-12:00', '8.30-12.00', 9, /did you mean "08:30-12:00"\?/],
    ['hours without brackets', 'wed: []', 'wed: "09:00-12:00"', 9, /brackets: \["09:00-12:00"\]/],
    ['Chinese quotes', 'currency: CNY', 'currency: “CNY”', 5, /did you mean CNY\?/],
    ['Chinese brackets', '[FAULT]', '【FAULT】', 19, /did you mean FAULT\?/],
    ['a Chinese comma', '[zh-Hans, en]', '[zh-Hans，en]', 6, /the sign ， is a full-width one, take ,/],
    ['a wide colon in a group', 'at: 80%,', 'at：80%,', 25, /the sign ： is a full-width one, take :/],
    ['a wide per cent sign', '80%', '80％', 25, /did you mean 80%\?/],
    ['one item without brackets', '[CUSTOMER]', 'CUSTOMER', 23, /brackets: \[CUSTOMER\]/],
    ['a number with its unit', 'max: 15}', 'max: 15km}', 14, /did you mean 15\?/],
    ['a number in quotes', 'max: 15}', 'max: "15"}', 14, /did you mean 15\?/],
    ['a number with its unit in Chinese', 'max: 15}', 'max: １５公里}', 14, /did you mean 15\?/],
    ['a duration in another order', 'PT24H', 'P24H', 20, /did you mean PT24H\?/],
    ['days behind the T', 'PT24H', 'PT2D', 20, /did you mean P2D\?/],
    ['hours and a half', 'PT24H', '1.5h', 20, /did you mean PT1H30M\?/],
    ['a week in words', 'PT24H', '1 week', 20, /did you mean P1W\?/],
    ['days in Chinese', 'PT24H', '2天', 20, /did you mean P2D\?/],
    ['a bare number', 'PT24H', '90', 20, /minutes are PT90M, hours PT90H, days P90D/],
    ['a day and a half', 'PT24H', 'P1.5D', 20, /parts of a day are hours/],
    ['a share as a number', '80%', '0.8', 25, /did you mean 80%\?/],
    ['a share without its sign', '80%', '80', 25, /did you mean 80%\?/],
    ['a date with slashes', '["2026-12-31"]', '[2026/12/31]', 11, /did you mean 2026-12-31\?/],
    ['a date in Chinese', '["2026-12-31"]', '[2026年1月5日]', 11, /did you mean 2026-01-05\?/],
    ['a day with nothing behind it', 'wed: []', 'wed:', 9, /\[\] says that there is none/],
    [
      'a name cut short',
      'startsAt: [INSTALLED',
      'startsAt: [RECEIVED',
      33,
      /did you mean RECEIVED_BY_DEALER\?/,
    ],
    ['a weekday in full', 'mon:', 'Monday:', 9, /did you mean mon\?/],
    ['a country by its name', 'holidays: CN', 'holidays: China', 10, /did you mean CN\?/],
    ['a country by its Chinese name', 'holidays: CN', 'holidays: 中国', 10, /did you mean CN\?/],
    ['a country in small letters', 'holidays: CN', 'holidays: de', 10, /did you mean DE\?/],
    ['the capital for the time zone', 'Asia/Shanghai', 'Asia/Beijing', 4, /did you mean Asia\/Shanghai\?/],
    ['an offset for the time zone', 'Asia/Shanghai', 'GMT+8', 4, /no summer time/],
  ])('%s', (_what, from, to, line, says) => {
    expect(problemsOf(changed(from, to))[0]).toMatchObject({ line, message: expect.stringMatching(says) });
  });

  it.each<[what: string, from: string, to: string, line: number, says: RegExp]>([
    ['a tab', '    target', '\ttarget', 18, /begins with a tab; take spaces/],
    ['a wide colon', 'timezone: Asia', 'timezone： Asia', 4, /"key: value".*the sign ： is a full-width one/],
    ['a line too far in', '    target', '      target', 17, /below stands further in/],
    ['a missing comma', '"08:30-12:00", ', '"08:30-12:00" ', 9, /a comma is missing/],
    ['a wide blank', '    target', '　　　　target', 18, /a blank in it is no plain space/],
    [
      'a dash without its space',
      '  - id: arrive',
      '  -id: arrive',
      17,
      /dash of a list has a space behind it/,
    ],
    ['a line not far enough in', '    target', '   target', 18, /another column than those of its group/],
    ['a quotation mark too few', '"2026-12-31"', '"2026-12-31', 11, /quotation mark is missing/],
    ['a brace too few', '{at: 80%, to: DISPATCHER}', '{at: 80%, to: DISPATCHER', 26, /bracket } is missing/],
    ['a sign that needs quotes', '80%', '%80', 25, /needs quotes/],
    [
      'a colon in a text',
      'company: {en: Small, zh-Hans: 小}',
      'company: Small: 小',
      3,
      /colon in it needs quotes/,
    ],
  ])('%s, which is no YAML', (_what, from, to, line, says) => {
    expect(problemsOf(changed(from, to))[0]).toMatchObject({ line, message: expect.stringMatching(says) });
  });

  it.each([
    ['1Y', 'P1Y'],
    ['2 years', 'P2Y'],
    ['2年', 'P2Y'],
    ['24个月', 'P24M'],
    ['12m', 'P12M'],
    ['30 天', 'P30D'],
  ])('a term of %s is told as %s', (written, meant) => {
    const [first] = problemsOf(changed('for: P1Y', `for: ${written}`));
    expect(first?.message).toContain(`did you mean ${meant}?`);
  });

  it('says one thing about a line that is no YAML, and nothing of the signs in its comment', () => {
    const problems = problemsOf(changed('    target: ARRIVE', '\ttarget: ARRIVE   # 到达：现场'));
    const lines = problems.map(({ line }) => line);
    expect(new Set(lines).size).toBe(lines.length);
    expect(problems[0]?.message).not.toMatch(/full-width/);
  });
});
