import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { callOnAbandoned } from '../../domain/conversation/abandoned.js';
import { ticket } from '../../schema/index.js';
import { system, useDesk } from '../../test/support/desk.js';
import { startTalk, type Talk } from '../../test/support/talk.js';
import { phrase } from '../language/phrase.js';

// A Monday, ten o'clock in Shanghai.
const home = useDesk();
beforeEach(() => home.clock.set('2026-11-23T02:00:00Z'));

const ticketsOf = ({ id }: Talk) => home.db.select().from(ticket).where(eq(ticket.conversationId, id));

const whole = {
  'zh-Hans': '我是李雷，13800138000，净水机 DEMO-0001 漏水，杭州西湖区文三路90号，随时都行',
  'zh-Hant': '我是李雷，13800138000，淨水機 DEMO-0001 漏水，杭州西湖區文三路90號，隨時都可以',
  en: 'My name is Tom Baker, 13800138000, water purifier DEMO-0001 is leaking, 90 Wensan Road, Xihu District, Hangzhou, any time',
} as const;

describe('in the middle of a report', () => {
  test('what is asked in the breath that leaves it is answered', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['净水机漏水，序列号没有', 'name'],
      ['算了不报了，我先查下之前的单子T2611-7K3Q9', 'phone', /什么都没有提交/],
    ]);
  });
});

describe('a report that is not needed any more', () => {
  test.each([
    ['zh-Hans', '净水机漏水', '没事了，自己弄好了', 'works_again'],
    ['zh-Hans', '净水机漏水，序列号没有', '啊它又好了，不用来了谢谢', 'works_again'],
    [
      'zh-Hans',
      '直饮机不出水，序列号没有，我叫晏平',
      '哦不好意思，是我总阀没开，不用报修了，谢谢',
      'works_again',
    ],
    ['zh-Hans', '净水机漏水，序列号没有，我叫晏平，13320945581', '不用修了，好了', 'works_again'],
    ['zh-Hans', whole['zh-Hans'], '不用来了，现在正常了', 'works_again'],
    ['zh-Hant', '淨水機漏水，序號沒有', '搞掂咗，唔使嚟喇', 'works_again'],
    ['zh-Hant', whole['zh-Hant'], '唔使整喇，唔該', 'cancelled_dialog'],
    ['en', 'the water purifier is leaking, no serial number', 'it works again, no need', 'works_again'],
    ['en', whole.en, 'no need to send anyone, the valve was shut', 'cancelled_dialog'],
  ] as const)('(%s) after “%s”, “%s” leaves it', async (language, told, withdraws, key) => {
    const talk = await startTalk(home, language);
    await talk.say(told);
    expect((await talk.say(withdraws)).at(-1)).toMatchObject({ text: phrase(language, key), expects: null });
    home.clock.advance(1_800_000);
    await home.desk.run(system, callOnAbandoned, { subjectId: talk.id });
    await talk.turns();
    expect(await ticketsOf(talk)).toEqual([]);
  });

  test.each([
    ['净水机漏水，序列号没有', '不用留名', 'name'],
    [
      '净水机漏水，序列号没有，我叫晏平，13320945581，杭州西湖区文三路90号',
      '今天不用来了，后天下午三点',
      'confirm',
    ],
    ['净水机漏水，序列号没有，我叫晏平，13320945581', '杭州西湖区文三路90号，不用发票', 'time'],
  ] as const)('after “%s”, “%s” goes on', async (told, answer, expects) => {
    const talk = await startTalk(home);
    await talk.say(told);
    expect((await talk.say(answer)).at(-1)?.expects).toBe(expects);
  });
});

describe('at a summary', () => {
  test.each([
    ['zh-Hans', '不对', '不用了'],
    ['zh-Hans', '不是', '不用麻烦了，谢谢'],
    ['zh-Hans', '不', '算了'],
    ['zh-Hant', '唔啱', '唔使喇，唔該'],
    ['zh-Hant', '不對', '不用了謝謝'],
    ['en', 'no', 'No thanks'],
    ['en', "that's not right", 'no thanks, forget it'],
    ['en', 'nope', 'never mind'],
  ] as const)(
    '(%s) “%s” asks what is wrong, “%s” leaves with nothing opened',
    async (language, denies, declines) => {
      const talk = await startTalk(home, language);
      await talk.play([[whole[language], 'confirm']]);
      expect((await talk.say(denies)).at(-1)?.text).toBe(phrase(language, 'ask_what_to_change'));
      expect((await talk.say(declines)).at(-1)).toMatchObject({
        text: phrase(language, 'cancelled_dialog'),
        expects: null,
      });
      home.clock.advance(1_800_000);
      await home.desk.run(system, callOnAbandoned, { subjectId: talk.id });
      await talk.turns();
      expect(await ticketsOf(talk)).toEqual([]);
    },
  );

  test('who declines and names a detail mends it', async () => {
    const talk = await startTalk(home);
    await talk.play([
      [whole['zh-Hans'], 'confirm'],
      ['不用了，电话改成13900139000', 'confirm', /139-0013-9000/],
      ['对', null, /T2611-/],
    ]);
  });
});
