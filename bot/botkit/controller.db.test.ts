import { describe, expect, test } from 'vitest';
import { useDesk } from '../../test/support/desk.js';
import { startTalk } from '../../test/support/talk.js';

const home = useDesk();

describe('when nothing is under way, the bot', () => {
  test('greets, thanks and takes its leave in the language that the customer writes in', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['在吗', 'intent', /海港集团/],
      ['hello to you all', 'intent', /Harbour Group/],
      ['Thank you very much for that', null, /welcome/],
      ['謝謝你的幫忙', null, /不客氣/],
      ['no', null, /謝謝您的來訊/],
    ]);
  });

  test.each([
    [
      'zh-Hans',
      '你好',
      ['在不', '在吗', '有人吗', '还在吗？', '亲，在么', '在？', '有人在不'],
      /^在的，请说。$/,
    ],
    ['zh-Hant', '你好', ['在嗎', '有人嗎？', '有冇人呀', '喺唔喺度', '喺度嗎'], /^在的，請說。$/],
    [
      'en',
      'hello',
      ['anyone there?', 'is anybody there', 'are you there?', 'hello? anyone?', 'you still there?'],
      /^Yes, I am here\. How can I help\?$/,
    ],
  ] as const)(
    'asked whether it is there says so and greets nobody twice, %s',
    async (language, greets, asks, says) => {
      const talk = await startTalk(home, language);
      await talk.play([[greets, 'intent', /海港集团|海港集團|Harbour Group/]]);
      for (const words of asks) {
        const [said] = await talk.play([[words, 'intent', says]]);
        expect(said?.quickReplies?.length).toBeGreaterThan(5);
      }
    },
  );

  test.each([
    ['zh-Hans', '在不'],
    ['zh-Hant', '有冇人呀'],
    ['en', 'anyone there?'],
  ] as const)('greets whoever asks that first, %s', async (language, asks) => {
    await (await startTalk(home, language)).play([[asks, 'intent', /海港集团|海港集團|Harbour Group/]]);
  });

  test('says what it can do when it understands nothing, and offers it to be tapped', async () => {
    const talk = await startTalk(home, 'en');
    const [said] = await talk.play([['colourless green ideas sleep furiously', 'intent', /agent/]]);
    expect(said?.quickReplies?.map(({ payload }) => payload)).toContain('Agent');
    await talk.play([['Report a fault', 'fault']]);
  });

  test('offers a person for what it does not understand, and opens nothing', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['呼啦啦嘿嘿嘿', 'intent', /人工/],
      ['人工', null, /转接/],
    ]);
    expect((await talk.row()).mode).toBe('PERSON');
  });

  test('answers a question beside any matter', async () => {
    const talk = await startTalk(home);
    await talk.play([['你们几点上班？', null, /周一/]]);
  });

  test('asks for words when it was sent none, without forgetting what it asked', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['净水机漏水了', 'serial'],
      [' ', 'serial', /空/],
      ['不知道', 'name'],
    ]);
  });
});

describe('a person asked for outside the opening hours', () => {
  test('is promised for when the desk opens again', async () => {
    home.clock.set('2026-11-23T15:00:00Z');
    const talk = await startTalk(home);
    await talk.play([['转人工', null, /转接[\s\S]*11月24日（周二）/]]);
  });
});
