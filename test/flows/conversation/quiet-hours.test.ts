import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { resolveTicket } from '../../../domain/ticket/resolve-ticket.js';
import { followUp } from '../../../schema/index.js';
import type { Language } from '../../../schema/vocabulary.js';
import { answering, factsIn, onlyTicketOf } from '../../support/answering.js';
import { useDesk } from '../../support/desk.js';
import { serviceOf } from '../../support/service.js';
import { startTalk, type Talk } from '../../support/talk.js';

const home = useDesk();
const service = serviceOf(home);

const openings: Readonly<Record<Language, string>> = {
  'zh-Hans': '净水机漏水了',
  'zh-Hant': '淨水機漏水了',
  en: 'The water purifier is leaking',
};

/** Reported and resolved at that moment. */
async function resolvedAt(at: string, language: Language): Promise<Talk> {
  home.clock.set(at);
  const talk = await startTalk(home, language);
  await answering(talk, openings[language], factsIn[language]);
  const { ticket } = await onlyTicketOf(home, talk);
  await service.run(await service.staff('supervisor@demo'), resolveTicket, { ticketId: ticket.id });
  return talk;
}

const surveyOf = (talk: Talk) => talk.turns().then((said) => said.map(({ expects }) => expects));

// Two hours after the end the bot asks how it was; the office is open from Monday to Friday, 8:30 to 17:30 in Shanghai.
describe.each(Object.keys(openings))('what the bot says by itself, in %s', (tongue) => {
  const language = tongue as Language;

  test('comes at its time while the office is open', async () => {
    const talk = await resolvedAt('2026-11-23T02:00:00Z', language);
    await service.passTo(new Date('2026-11-23T05:40:00Z'));
    expect(await surveyOf(talk)).toEqual(['rating_attitude']);
  });

  test('waits over night', async () => {
    const talk = await resolvedAt('2026-11-23T09:00:00Z', language);
    await service.passTo(new Date('2026-11-24T00:29:00Z'));
    expect(await surveyOf(talk)).toEqual([]);
    await service.passTo(new Date('2026-11-24T00:31:00Z'));
    expect(await surveyOf(talk)).toEqual(['rating_attitude']);
  });

  test('waits over a weekend, once, and is not lost', async () => {
    const talk = await resolvedAt('2026-11-27T09:00:00Z', language);
    await service.passTo(new Date('2026-11-30T00:29:00Z'));
    expect(await surveyOf(talk)).toEqual([]);
    await service.passTo(new Date('2026-11-30T02:00:00Z'));
    expect(await surveyOf(talk)).toEqual(['rating_attitude']);
    const { ticket } = await onlyTicketOf(home, talk);
    const owed = await home.db.select().from(followUp).where(eq(followUp.ticketId, ticket.id));
    expect(owed.filter(({ kind }) => kind === 'SURVEY')).toHaveLength(1);
  });
});
