import { eq } from 'drizzle-orm';
import { customer, type MessageRow, type TicketRow, ticket } from '../../schema/index.js';
import type { Language } from '../../schema/vocabulary.js';
import type { TestDesk } from './desk.js';
import type { Talk } from './talk.js';

type Asked = Exclude<MessageRow['expects'], null>;
export type Facts = Partial<Record<Asked, string>>;

/** What a customer answers who is asked for it, in his language. */
export const factsIn: Readonly<Record<Language, Facts>> = {
  'zh-Hans': {
    name: '蔡明',
    phone: '13700137001',
    address: '上海市长宁区仙霞路88号',
    product: '净水机',
    serial: '不知道',
    fault: '漏水',
    time: '随时',
    confirm: '对',
  },
  'zh-Hant': {
    name: '陳怡君',
    phone: '0928-413-607',
    address: '台北市信義區松仁路100號12樓',
    product: '淨水機',
    serial: '不知道',
    fault: '漏水',
    time: '隨時都可以',
    confirm: '對',
  },
  en: {
    name: 'Emily Stone',
    phone: '13700137001',
    address: '88 Xianxia Road, Changning, Shanghai',
    product: 'water purifier',
    serial: "I don't know",
    fault: 'it is leaking',
    time: 'any time',
    confirm: 'yes',
  },
};

export interface Answered {
  /** What was asked for, in order. */
  readonly asked: readonly Asked[];
  /** Everything that the bot said. */
  readonly said: readonly MessageRow[];
}

/** Says the first words and answers whatever is asked out of the facts, until the bot asks nothing more. */
export async function answering(talk: Talk, opening: string, facts: Facts): Promise<Answered> {
  const asked: Asked[] = [];
  const said = [...(await talk.say(opening))];
  for (let next = said.at(-1)?.expects; next; next = said.at(-1)?.expects) {
    asked.push(next);
    const fact = facts[next];
    if (fact === undefined || asked.length > 20)
      throw new Error(`nobody told an answer to “${said.at(-1)?.text}” [${asked.join(' ')}]`);
    said.push(...(await talk.say(fact)));
  }
  return { asked, said };
}

export const wordsOf = (said: readonly MessageRow[]): string => said.map(({ text }) => text).join('\n');

/** The tickets that were opened in a chat, each with its customer, the oldest first. */
export const ticketsOf = (
  home: TestDesk,
  talk: Pick<Talk, 'id'>,
): Promise<{ ticket: TicketRow; customer: typeof customer.$inferSelect }[]> =>
  home.db
    .select({ ticket, customer })
    .from(ticket)
    .innerJoin(customer, eq(customer.id, ticket.customerId))
    .where(eq(ticket.conversationId, talk.id))
    .orderBy(ticket.openedAt, ticket.number);

export async function onlyTicketOf(home: TestDesk, talk: Pick<Talk, 'id'>) {
  const [only, ...others] = await ticketsOf(home, talk);
  if (!only || others.length > 0) throw new Error(`${others.length + (only ? 1 : 0)} tickets were opened`);
  return only;
}
