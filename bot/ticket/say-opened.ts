import { sayTime } from '../../domain/language/say-time.js';
import { clocksOfTickets } from '../../domain/sla/clock.queries.js';
import type { SlaClockRow, TicketRow } from '../../schema/index.js';
import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { phrase } from '../language/phrase.js';
import { sayWarranty } from './say-warranty.js';

/** The number, what is promised and until when, and whether it costs anything and why. */
export async function sayOpened(turn: TurnInHand, ticket: TicketRow): Promise<string> {
  const { language, ctx } = turn;
  const clocks = await clocksOfTickets(ctx, [ticket.id]);
  return [
    phrase(language, 'ticket_opened', { number: ticket.number }),
    ...sayPromises(turn, ticket, clocks),
    ...(ticket.kind === 'FAULT' ? [sayWarranty(turn, ticket.entitlement)] : []),
    phrase(language, 'keep_number'),
  ].join('\n');
}

const promises = { REPLY: 'promise_reply', ARRIVE: 'promise_arrive', RESOLVE: 'promise_resolve' } as const;

function sayPromises(
  { language, policy }: TurnInHand,
  { appointmentAt }: TicketRow,
  clocks: readonly SlaClockRow[],
): string[] {
  const say = (at: Date): string => sayTime(at, language, policy.timezone);
  const byClock = (['REPLY', 'ARRIVE', 'RESOLVE'] as const).flatMap((target) => {
    const clock = clocks.find((candidate) => candidate.target === target);
    if (!clock || (target === 'ARRIVE' && appointmentAt)) return [];
    return [phrase(language, promises[target], { time: say(clock.dueAt) })];
  });
  const appointment = appointmentAt
    ? [phrase(language, 'promise_your_time', { time: say(appointmentAt) })]
    : [];
  const said = [...byClock, ...appointment];
  return said.length > 0 ? said : [phrase(language, 'promise_plain')];
}
