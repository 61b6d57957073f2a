import { describe, expect, test } from 'vitest';
import { useDesk } from '../../test/support/desk.js';
import { startTalk } from '../../test/support/talk.js';

const home = useDesk();

describe('when nothing is under way, the bot', () => {
  test('greets, thanks and takes its leave in the language that the customer writes in', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['在吗', 'intent', /海港集团/],
      ['hello, can you help me please', 'intent', /Harbour Group/],
      ['Thank you very much for that', null, /welcome/],
      ['謝謝你的幫忙', null, /不客氣/],
      ['no', null, /謝謝您的來訊/],
    ]);
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
