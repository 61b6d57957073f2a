import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { receiveFile } from '../../../domain/attachment/receive-file.js';
import type { Language } from '../../../schema/vocabulary.js';
import { type Facts, factsIn, onlyTicketOf, wordsOf } from '../../support/answering.js';
import { useApi } from '../../support/api.js';
import { useDesk } from '../../support/desk.js';
import { testFiles } from '../../support/files.js';
import { startTalk } from '../../support/talk.js';

const home = useDesk();
const api = useApi(home);

const openings: Readonly<
  Record<Language, Readonly<Record<string, readonly [opening: string, facts: Facts]>>>
> = {
  'zh-Hans': {
    'a fault': ['净水机漏水了', {}],
    'a complaint': [
      '我要投诉',
      { opinion: '昨天来的师傅态度特别恶劣', subject: '态度', ticket_number: '没有' },
    ],
    'a return': ['净水机想退货，序列号 DEMO-0001', { fault: '漏水', choice: '维修' }],
    'a suggestion': ['我有个建议', { comment: '希望晚上也能上门' }],
  },
  'zh-Hant': {
    'a fault': ['淨水機漏水了', {}],
    'a complaint': [
      '我要客訴',
      { opinion: '昨天來的師傅態度特別惡劣', subject: '態度', ticket_number: '沒有' },
    ],
    'a return': ['淨水機想退貨，序號 DEMO-0001', { fault: '漏水', choice: '維修' }],
    'a suggestion': ['我有個建議', { comment: '希望晚上也能到府服務' }],
  },
  en: {
    'a fault': ['The water purifier is leaking', {}],
    'a complaint': [
      'I want to make a complaint',
      { opinion: 'The technician was very rude yesterday', subject: 'staff conduct', ticket_number: 'none' },
    ],
    'a return': [
      'I want to return my water purifier, serial number DEMO-0001',
      { fault: 'it leaks', choice: 'repair' },
    ],
    'a suggestion': ['I have a suggestion', { comment: 'Please come in the evening as well' }],
  },
};

const shown = `query ($number: String!) { ticket(number: $number) { attachments { id type } } }`;
const byId = `query ($id: ID!) { node(id: $id) { id } }`;

describe.each(Object.entries(openings))('rule 8, in %s: a picture', (tongue, dialogs) => {
  const language = tongue as Language;

  test.each(Object.entries(dialogs))(
    'in the middle of %s is thanked for, answers nothing, and is on the ticket for those who may see it',
    async (_matter, [opening, more]) => {
      const facts: Facts = { ...factsIn[language], ...more };
      const talk = await startTalk(home, language);
      let last = (await talk.say(opening)).at(-1);
      const asked = last?.expects;
      const thanked = await talk.show(2);
      expect(wordsOf(thanked)).toMatch(/2|two/);
      expect(thanked.at(-1)?.expects).toBe(asked);
      for (let left = 12; last?.expects && left > 0; left -= 1) {
        const fact = facts[last.expects];
        if (fact === undefined) throw new Error(`nobody told an answer to “${last.text}”`);
        last = (await talk.say(fact)).at(-1);
      }
      const { ticket } = await onlyTicketOf(home, talk);
      const variables = { number: ticket.number };
      const { data } = await api.ask(shown, { as: 'supervisor@demo', variables });
      expect(data.ticket.attachments.map(({ type }: { type: string }) => type)).toEqual([
        'image/png',
        'image/png',
      ]);
      const id: string = data.ticket.attachments[0].id;
      const { token } = await api.customer(language);
      const foreign = await api.ask(byId, { token, variables: { id } });
      expect(foreign.data?.node ?? null).toBeNull();
      expect(
        (await fetch(`${api.url}/attachments/${id}`, { headers: { authorization: `Bearer ${token}` } }))
          .status,
      ).toBe(404);
    },
  );

  test.each([
    ['a page that calls itself a picture', Buffer.from('<html><script>alert(1)</script>'), 'WRONG_TYPE'],
    ['a program', Buffer.from('MZ\u0090\u0000\u0003'), 'WRONG_TYPE'],
    ['nothing', Buffer.alloc(0), 'EMPTY'],
  ])('that is %s is not taken', async (_what, content, why) => {
    const talk = await startTalk(home, language);
    const file = { conversationId: talk.id, name: 'leak.png', content: Readable.from([content]) };
    const bot = { kind: 'BOT', conversationId: talk.id } as const;
    expect(await receiveFile({ desk: home.desk, files: testFiles() }, bot, file)).toEqual({ refused: why });
  });
});
