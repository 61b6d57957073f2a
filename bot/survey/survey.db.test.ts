import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { callOnBot, surveyCall } from '../../domain/conversation/call-on-bot.js';
import { resolveTicket } from '../../domain/ticket/resolve-ticket.js';
import { followUp, survey, ticket } from '../../schema/index.js';
import { system, useDesk } from '../../test/support/desk.js';
import { startTalk, type Talk } from '../../test/support/talk.js';

const home = useDesk();

/** A ticket of this chat, settled, with its survey due. */
async function settledTicket(talk: Talk): Promise<{ ticketId: string; callForSurvey: () => Promise<void> }> {
  await talk.play([
    ['我是李雷，13800138000，净水机 DEMO-0001 漏水，杭州西湖区文三路90号，随时都行', 'confirm'],
    ['对', null],
  ]);
  const [row] = await home.db.select().from(ticket).where(eq(ticket.conversationId, talk.id));
  const ticketId = row?.id ?? '';
  await home.desk.run(await home.staff('supervisor@demo'), resolveTicket, { ticketId });
  const planned = await home.db.select().from(followUp).where(eq(followUp.ticketId, ticketId));
  const owed = planned.find(({ kind }) => kind === 'SURVEY');
  if (!owed) throw new Error('no survey was planned');
  const chat = { id: talk.id, channel: 'WEB_CHAT' } as const;
  const call = `${surveyCall}${owed.id}`;
  return {
    ticketId,
    callForSurvey: () => home.desk.run(system, (ctx) => callOnBot(ctx, chat, call, ticketId), null),
  };
}

const storedFor = (ticketId: string) => home.db.select().from(survey).where(eq(survey.ticketId, ticketId));

describe('the survey', () => {
  test('is begun by the bot, answered by taps, and stored once', async () => {
    const talk = await startTalk(home);
    const { ticketId, callForSurvey } = await settledTicket(talk);
    await callForSurvey();
    await callForSurvey();
    const asked = await talk.turns();
    expect(asked.map(({ expects }) => expects)).toEqual(['rating_attitude']);
    expect(asked[0]?.quickReplies?.map(({ payload }) => payload)).toEqual([
      '非常满意',
      '满意',
      '不满意',
      '非常不满意',
    ]);
    await talk.play([
      ['非常满意', 'rating_skill'],
      ['满意', 'rating_punctuality'],
      ['蓝色', 'rating_punctuality', /请选一个/],
      ['不满意', 'rating_promise_kept'],
      ['非常满意', 'comment'],
      ['师傅来晚了', null, /抱歉/],
    ]);
    const [stored] = await storedFor(ticketId);
    expect(stored).toMatchObject({
      comment: '师傅来晚了',
      answers: [
        { aspect: 'ATTITUDE', level: 'VERY_SATISFIED' },
        { aspect: 'SKILL', level: 'SATISFIED' },
        { aspect: 'PUNCTUALITY', level: 'DISSATISFIED' },
        { aspect: 'PROMISE_KEPT', level: 'VERY_SATISFIED' },
      ],
    });
  });

  test('waits until the matter in hand is done', async () => {
    const talk = await startTalk(home);
    const { callForSurvey } = await settledTicket(talk);
    await talk.play([['复印机卡纸了，序列号不知道', 'time']]);
    await callForSurvey();
    expect(await talk.turns()).toEqual([]);
    await talk.play([['随时', 'confirm']]);
    const said = await talk.play([['对', 'rating_attitude']]);
    expect(said.map(({ expects }) => expects)).toEqual([null, 'rating_attitude']);
  });

  test('can be left by whoever does not want it', async () => {
    const talk = await startTalk(home);
    const { ticketId, callForSurvey } = await settledTicket(talk);
    await callForSurvey();
    await talk.turns();
    await talk.play([['取消', null]]);
    expect(await storedFor(ticketId)).toEqual([]);
  });

  test.each([
    [
      ['都挺好', '没话说', '不太准时', '五颗星'],
      ['SATISFIED', 'VERY_SATISFIED', 'DISSATISFIED', 'VERY_SATISFIED'],
    ],
    [
      ['很滿意', '普通', '不太準時', '5星'],
      ['VERY_SATISFIED', 'DISSATISFIED', 'DISSATISFIED', 'VERY_SATISFIED'],
    ],
    [
      ['ok lah', '5 stars', 'so so', 'very bad'],
      ['SATISFIED', 'VERY_SATISFIED', 'DISSATISFIED', 'VERY_DISSATISFIED'],
    ],
  ] as const)('is answered in free words: %s', async (words, levels) => {
    const talk = await startTalk(home);
    const { ticketId, callForSurvey } = await settledTicket(talk);
    await callForSurvey();
    await talk.turns();
    for (const word of words) await talk.say(word);
    await talk.play([['没有了', null]]);
    const [stored] = await storedFor(ticketId);
    expect(stored?.answers.map(({ level }) => level)).toEqual(levels);
  });

  test.each([
    ['3', '满意', '3', '2', 'SATISFIED', 'SATISFIED', 'DISSATISFIED'],
    ['3', '不满意', '3', '2', 'DISSATISFIED', 'DISSATISFIED', 'SATISFIED'],
    ['1', '第一项', '1', '4', 'VERY_SATISFIED', 'VERY_SATISFIED', 'VERY_DISSATISFIED'],
    ['4', '星', '4', '一', 'VERY_SATISFIED', 'VERY_SATISFIED', 'VERY_DISSATISFIED'],
    ['２', '2星', '2', '5星', 'DISSATISFIED', 'DISSATISFIED', 'VERY_SATISFIED'],
  ])(
    'a bare %s is asked about once; %s tells how he counts',
    async (figure, meant, then, last, ...levels) => {
      const talk = await startTalk(home);
      const { ticketId, callForSurvey } = await settledTicket(talk);
      await callForSurvey();
      await talk.turns();
      await talk.play([
        [figure, 'rating_attitude', /颗星（.+），还是第.项（.+）/],
        [meant, 'rating_skill'],
        [then, 'rating_punctuality'],
        [last, 'rating_promise_kept'],
        ['跳过', 'comment'],
        ['没有', null],
      ]);
      const [stored] = await storedFor(ticketId);
      expect(stored?.answers.map(({ level }) => level)).toEqual(levels);
    },
  );

  test('a figure that stays in doubt rates nothing', async () => {
    const talk = await startTalk(home);
    const { ticketId, callForSurvey } = await settledTicket(talk);
    await callForSurvey();
    await talk.turns();
    await talk.play([
      ['3', 'rating_attitude', /3颗星（满意），还是第3项（不满意）/],
      ['3', 'rating_attitude', /非常满意、满意/],
      ['3', 'rating_skill'],
      ['非常满意', 'rating_punctuality'],
      ['skip', 'rating_promise_kept'],
      ['skip', 'comment'],
      ['no', null],
    ]);
    const [stored] = await storedFor(ticketId);
    expect(stored?.answers).toEqual([{ aspect: 'SKILL', level: 'VERY_SATISFIED' }]);
  });

  test.each(['跳过', '跳過', 'skip'])('what is skipped is not rated: %s', async (skip) => {
    const talk = await startTalk(home);
    const { ticketId, callForSurvey } = await settledTicket(talk);
    await callForSurvey();
    await talk.turns();
    await talk.play([
      [skip, 'rating_skill'],
      ['满意', 'rating_punctuality'],
      [skip, 'rating_promise_kept'],
      [skip, 'comment'],
      [skip, null],
    ]);
    const [stored] = await storedFor(ticketId);
    expect(stored?.answers).toEqual([{ aspect: 'SKILL', level: 'SATISFIED' }]);
  });

  test.each(['不想评', '沒時間', 'not now'])(
    'ends for whoever does not want to be asked: %s',
    async (leaving) => {
      const talk = await startTalk(home);
      const { ticketId, callForSurvey } = await settledTicket(talk);
      await callForSurvey();
      await talk.turns();
      await talk.play([[leaving, null]]);
      expect(await storedFor(ticketId)).toEqual([]);
      await callForSurvey();
      expect(await talk.turns()).toEqual([]);
    },
  );
});
