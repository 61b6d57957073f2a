import type { TurnContext } from 'botbuilder-core';
import { sayTime } from '../../domain/language/say-time.js';
import { addForCustomer, rescheduleForCustomer } from '../../domain/ticket/change-for-customer.js';
import { speak, type TurnInHand, turnOf } from '../botkit/turn-in-hand.js';
import type { Ended } from '../dialog/dialog-plan.js';
import { type Draft, empty, fill, isFilled, type SlotRule, sureSlotValue } from '../dialog/slot.js';
import { SlotDialog } from '../dialog/slot-dialog.js';
import { phrase } from '../language/phrase.js';
import { findNewTime, isOldTime } from '../language/time/new-time.js';
import { findShift } from '../language/time/shift.js';
import { atTimeOf, timeTokens, understandTime } from '../language/time/time.js';
import {
  changeAndTell,
  isProven,
  otherChange,
  proofOf,
  provenTicketSlots,
  sayUnchangeable,
  settleProof,
} from './proven-ticket.js';
import { appointmentOf, timeSlot } from './told-slots.js';

export const rescheduleDialog = 'reschedule';

/** Another time is a day and an hour: "any time" is what the customer had before he asked. */
const newTimeSlot: SlotRule = {
  slot: 'time',
  label: 'label_time',
  read: (turn, draft) => {
    const { asked } = draft;
    const { inbound, said, ctx, policy, language } = turn;
    const moved = findNewTime(inbound.text, ctx.now, policy.timezone);
    const asAnswer =
      asked === 'confirm' && !said.yes ? understandTime(inbound.text, ctx.now, policy.timezone) : null;
    const told = said.time && !isOldTime(inbound.text, said.time) ? said.time.value : null;
    const time = moved ?? told ?? asAnswer;
    if (time?.kind === 'AT') {
      noteDay(turn, draft);
      return { value: time.at.toISOString() };
    }
    const shifted = time ? null : shiftedTime(turn, draft);
    if (shifted !== null) return { value: shifted };
    if (time?.kind !== 'PAST' || (!moved && asked !== 'time' && asked !== 'confirm')) return null;
    return { why: phrase(language, 'time_past', { time: sayTime(time.at, language, policy.timezone) }) };
  },
  ask: ({ language }, { notes }) => ({
    text: phrase(language, 'ask_new_time', { number: notes.proven ?? '' }),
  }),
  askAgain: ({ language }) => phrase(language, 'ask_new_time_again'),
  ...(timeSlot.show && { show: timeSlot.show }),
  wanted: isProven,
  unmistakable: true,
  without: 'ASKED_TWICE',
};

export const createRescheduleDialog = (): SlotDialog =>
  new SlotDialog({
    id: rescheduleDialog,
    slots: [...provenTicketSlots, newTimeSlot],
    common: ['ticket_number', 'phone'],
    settle,
    summary,
    change: { buttons: ['button_yes', 'button_no'], verdict, decline: askAnother },
    finish: reschedule,
  });

/** Whether the new time came with a day of its own. */
function noteDay({ inbound, ctx, policy }: TurnInHand, { notes }: Draft): void {
  const tokens = timeTokens(inbound.text, ctx.now, policy.timezone);
  const named = tokens.some(({ kind }) => kind === 'DAY' || kind === 'LATER');
  if (named) delete notes.hourOnly;
  else notes.hourOnly = 'yes';
}

/** "At three instead" leaves the day as it was appointed. */
function keepDay({ ctx, policy }: TurnInHand, draft: Draft): void {
  const { at, hourOnly } = draft.notes;
  const told = appointmentOf(draft, ctx.now);
  if (!at || !hourOnly || !told) return;
  const kept = atTimeOf(new Date(at), told, policy.timezone);
  if (kept > ctx.now) fill(draft, 'time', { value: kept.toISOString() });
}

/** "A day earlier" counts from the appointment, which is known once the ticket is proven. */
function shiftedTime({ inbound, ctx }: TurnInHand, { notes }: Draft): string | null {
  const minutes = findShift(inbound.text);
  if (minutes === null) return null;
  if (!notes.at) {
    notes.shift = String(minutes);
    return null;
  }
  return momentAfter(notes.at, minutes, ctx.now);
}

function momentAfter(at: string, minutes: number, now: Date): string | null {
  const moved = new Date(Date.parse(at) + minutes * 60_000);
  return moved > now ? moved.toISOString() : null;
}

function shiftAppointment({ ctx }: TurnInHand, draft: Draft): void {
  const { at, shift } = draft.notes;
  if (!at || !shift) return;
  delete draft.notes.shift;
  const moved = momentAfter(at, Number(shift), ctx.now);
  if (moved !== null) fill(draft, 'time', { value: moved });
}

async function settle(turn: TurnInHand, draft: Draft): Promise<void> {
  await settleProof(turn, draft);
  shiftAppointment(turn, draft);
  keepDay(turn, draft);
  const time = draft.filled.time;
  if (time?.unverified) draft.notes.messageId = turn.inbound.id;
}

function summary({ language, policy, ctx }: TurnInHand, draft: Draft): string | null {
  const at = isProven(draft) ? appointmentOf(draft, ctx.now) : null;
  if (!at) return null;
  const time = sayTime(at, language, policy.timezone);
  return phrase(language, 'reschedule_confirm', { number: draft.notes.proven ?? '', time });
}

const verdict = ({ said }: TurnInHand): 'YES' | 'NO' | null => (said.no ? 'NO' : said.yes ? 'YES' : null);

/** A no says that the time is wrong; without a better one it is asked for, once more. */
async function askAnother(context: TurnContext, draft: Draft): Promise<Ended> {
  const other = otherChange(turnOf(context), draft, 'reschedule');
  if (other) return other;
  if (draft.notes.asked) return leave(context);
  draft.notes.asked = 'yes';
  empty(draft, 'time');
  return 'GO_ON';
}

async function leave(context: TurnContext): Promise<'DONE'> {
  await speak(context, { text: phrase(turnOf(context).language, 'nothing_changed') });
  return 'DONE';
}

async function reschedule(context: TurnContext, draft: Draft): Promise<'DONE' | 'GO_ON'> {
  if (!isProven(draft)) return sayUnchangeable(context, draft);
  const { ctx, policy } = turnOf(context);
  const appointmentAt = appointmentOf(draft, ctx.now);
  if (appointmentAt) {
    return changeAndTell(
      context,
      () => rescheduleForCustomer(ctx, { ...proofOf(draft), appointmentAt }),
      (language, number) =>
        phrase(language, 'rescheduled', { number, time: sayTime(appointmentAt, language, policy.timezone) }),
    );
  }
  const { time } = draft.filled;
  if (time?.unverified && time.value !== null && draft.notes.messageId) return passOn(context, draft);
  if (!isFilled(draft, 'time') || sureSlotValue(draft, 'time') === null) return leave(context);
  // The time has passed between the question and the yes.
  empty(draft, 'time');
  return 'GO_ON';
}

/** Words that name no time after three tries: staff read them on the ticket (rules of conversation 2). */
function passOn(context: TurnContext, draft: Draft): Promise<'DONE'> {
  const messageId = draft.notes.messageId ?? '';
  return changeAndTell(
    context,
    ({ ctx }) => addForCustomer(ctx, { ...proofOf(draft), messageId }),
    (language, number) => phrase(language, 'information_added', { number }),
  );
}
