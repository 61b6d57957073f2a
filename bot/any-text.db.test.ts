import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { message } from '../schema/index.js';
import { useDesk } from '../test/support/desk.js';
import { startTalk } from '../test/support/talk.js';

// A Monday, ten o'clock in Shanghai.
const home = useDesk({ articles: true });
beforeEach(() => home.clock.set('2026-11-23T02:00:00Z'));

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...[
      '净水机',
      '漏水',
      '13800138000',
      'DEMO-0001',
      '明天下午三点',
      '取消',
      '人工',
      '重来',
      '对',
      '不',
      '算了',
    ],
    ...[
      'yes',
      'no',
      'cancel',
      'T2611-7K3Q9',
      '退货',
      '投诉',
      'status',
      '\u0000',
      '\u202e',
      '👩‍👩‍👧',
      '𠮷',
      '<b>',
      '{name}',
      "'",
    ],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
    pieces.map((piece) => piece.repeat(300)),
  );

  test('gets an answer, whatever was asked before, and no turn is given up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(texts, { minLength: 1, maxLength: 4 }), async (said) => {
        const talk = await startTalk(home);
        for (const text of said) await talk.say(text);
        const owed = await home.db
          .select()
          .from(message)
          .where(and(eq(message.conversationId, talk.id), eq(message.direction, 'INBOUND')));
        expect(owed.every(({ handledAt }) => handledAt !== null)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('three messages in a row that nothing can be made of', () => {
  test.each([
    ['zh-Hans', ['乌拉乌拉', '噼里啪啦', '阿巴阿巴'], /人工/],
    ['zh-Hant', ['乌拉乌拉', '劈里啪啦', '阿巴阿巴'], /人工/],
    ['en', ['flurb the grommit', 'zibble zabble', 'wug wug'], /agent/],
  ] as const)('offer a person and then call one, %s', async (language, [first, second, third], offered) => {
    const talk = await startTalk(home, language);
    await talk.play([
      [first, 'intent'],
      [second, 'intent', offered],
    ]);
    expect((await talk.row()).mode).toBe('BOT');
    await talk.play([[third, null]]);
    expect((await talk.row()).mode).toBe('PERSON');
  });

  test('are counted anew after one that is understood', async () => {
    const talk = await startTalk(home);
    await talk.play([
      ['乌拉乌拉', 'intent'],
      ['噼里啪啦', 'intent'],
      ['你好', 'intent'],
      ['阿巴阿巴', 'intent'],
    ]);
    expect((await talk.row()).mode).toBe('BOT');
  });
});
