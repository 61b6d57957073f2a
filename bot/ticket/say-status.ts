import { sayTime } from '../../domain/language/say-time.js';
import { tellPromise } from '../../domain/sla/say-promise.js';
import type { TicketStatus } from '../../domain/ticket/ticket-status.queries.js';
import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { nameOf, phrase } from '../language/phrase.js';

/** Where a ticket stands: its state, who comes and when, and what is promised next. */
export function sayStatus({ language, policy, ctx }: TurnInHand, status: TicketStatus): string {
  const { ticket, visit, promise } = status;
  const say = (at: Date): string => sayTime(at, language, policy.timezone);
  const lines = [
    phrase(language, 'status_is', {
      number: ticket.number,
      kind: nameOf(language, 'ticketKind', ticket.kind),
      state: nameOf(language, 'ticketState', ticket.state),
    }),
  ];
  if (ticket.state === 'ON_HOLD' && ticket.holdReason) {
    const reason = nameOf(language, 'holdReason', ticket.holdReason);
    lines.push(phrase(language, 'status_on_hold', { reason }));
  }
  if (visit?.technician) lines.push(phrase(language, 'status_technician', { name: visit.technician }));
  if (visit) lines.push(phrase(language, 'status_visit', { time: say(visit.plannedStart) }));
  else if (isOpen(status)) {
    const { appointmentAt } = ticket;
    lines.push(
      appointmentAt === null
        ? phrase(language, 'status_no_visit')
        : phrase(language, appointmentAt > ctx.now ? 'status_wished_time' : 'status_time_passed', {
            time: say(appointmentAt),
          }),
    );
  }
  // The time that the customer named himself has been said.
  const isSaid =
    promise?.target === 'ARRIVE' && promise.dueAt.getTime() === ticket.appointmentAt?.getTime() && !visit;
  if (promise && isOpen(status) && !isSaid)
    lines.push(tellPromise({ ...promise, rule: null }, language, policy));
  return lines.join('\n');
}

const isOpen = ({ ticket }: TicketStatus): boolean =>
  ticket.state === 'OPEN' || ticket.state === 'IN_PROGRESS' || ticket.state === 'ON_HOLD';
