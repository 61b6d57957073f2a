import { sayPhone } from '../../domain/language/say-phone.js';
import { sayTime } from '../../domain/language/say-time.js';
import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { type Draft, isFilled, type Reading, type SlotRule, slotValue } from '../dialog/slot.js';
import { amendAddress, amendName, amendPhone, fullerName } from '../language/amendment.js';
import { urgentClauses } from '../language/danger.js';
import type { PhoneReason } from '../language/number/phone.js';
import { button, phrase } from '../language/phrase.js';
import { mergeAddress } from '../language/place/address.js';
import { fold } from '../language/text/folded.js';
import type { Slot, Understanding } from '../language/understanding.js';

/** What nearly every dialog asks about a matter, each told once. */

const known = (value: string | undefined): Reading | null => (value === undefined ? null : { value });

/** What was told before with a part of it told anew; null when there is neither. */
const amended =
  (slot: Slot, amend: (before: string, text: string) => string | null) =>
  ({ inbound, said }: TurnInHand, draft: Draft): string | null => {
    const before = slotValue(draft, slot);
    return before === null || said.yes ? null : amend(before, inbound.text);
  };

const amendedName = amended('name', (before, text) => amendName(before, text) ?? fullerName(before, text));
const amendedPhone = amended('phone', amendPhone);
const amendedAddress = amended('address', amendAddress);

export const nameSlot: SlotRule = {
  slot: 'name',
  label: 'label_name',
  read: (turn, draft) => known(turn.said.name?.value ?? amendedName(turn, draft) ?? undefined),
  amends: (turn, draft) => amendedName(turn, draft) !== null,
  ask: ({ language }) => ({ text: phrase(language, 'ask_name') }),
  askAgain: ({ language }) => phrase(language, 'ask_name_again'),
  askStill: ({ language }) => phrase(language, 'ask_name_still'),
  without: 'ASKED_TWICE',
};

function sayPhoneReason({ language }: TurnInHand, raw: string, reason: PhoneReason): string {
  const plain = raw.normalize('NFKC').replace(/\D/g, '');
  const digits = plain.length;
  if (reason === 'TOO_SHORT' && /^[2-8]\d{6,7}$/.test(plain)) return phrase(language, 'phone_area_code');
  if (reason === 'TOO_SHORT') return phrase(language, 'phone_too_short', { digits });
  if (reason === 'TOO_LONG') return phrase(language, 'phone_too_long', { digits });
  return phrase(language, 'phone_invalid');
}

/** Will not say it, does not know it, or says "no need". */
const declines = ({ refuses, dontKnow, no }: Understanding): boolean => (refuses ?? dontKnow ?? no) === true;

const showPhone = (_turn: TurnInHand, number: string): string => sayPhone(number);

export const phoneSlot: SlotRule = {
  slot: 'phone',
  label: 'label_phone',
  read: (turn, draft) => {
    const { phone, badPhone } = turn.said;
    if (phone) return { value: phone.value };
    const mended = amendedPhone(turn, draft);
    if (mended !== null) return { value: mended };
    return badPhone ? { why: sayPhoneReason(turn, badPhone.raw, badPhone.value) } : null;
  },
  ask: ({ language }) => ({ text: phrase(language, 'ask_phone') }),
  askAgain: ({ language, said }) =>
    phrase(language, declines(said) ? 'ask_phone_optional' : 'ask_phone_again'),
  askStill: ({ language }) => phrase(language, 'ask_phone_still'),
  show: showPhone,
  unmistakable: true,
  without: 'ASKED_TWICE',
  saidWithout: 'no_phone_answer_here',
};

/** For what needs proof: without it nothing is shown, so it is not called optional. */
export const phoneOnTicketSlot: SlotRule = {
  slot: 'phone',
  label: 'label_phone',
  read: phoneSlot.read,
  ask: ({ language }) => ({ text: phrase(language, 'ask_phone_on_ticket') }),
  askAgain: ({ language, said }) =>
    phrase(language, declines(said) ? 'ask_phone_for_proof' : 'ask_phone_again'),
  askStill: ({ language }) => phrase(language, 'ask_phone_on_ticket_still'),
  show: showPhone,
  unmistakable: true,
  without: 'ASKED_TWICE',
};

export const addressSlot: SlotRule = {
  slot: 'address',
  label: 'label_address',
  read: (turn, draft) => {
    const { said, language } = turn;
    const before = slotValue(draft, 'address');
    const mended = amendedAddress(turn, draft);
    if (mended !== null) return { value: mended };
    if (said.address) {
      const told = said.address.value;
      return { value: before === null ? told : mergeAddress(before, told) };
    }
    return said.vagueAddress ? { why: phrase(language, 'ask_address_again') } : null;
  },
  ask: ({ language }) => ({ text: phrase(language, 'ask_address') }),
  askAgain: ({ language, said }) =>
    phrase(language, said.dontKnow ? 'ask_address_unknown' : 'ask_address_again'),
  askStill: ({ language }) => phrase(language, 'ask_address_still'),
  amends: (turn, draft) => amendedAddress(turn, draft) !== null,
  without: 'ASKED_TWICE',
};

const offeredProducts = 8;

export const productSlot: SlotRule = {
  slot: 'product',
  label: 'label_product',
  read: ({ said }) => known(said.products[0]?.value),
  ask: (turn, draft) => {
    const { language, products } = turn;
    const names = products.entries.map(({ model }) => products.nameOf(model, language));
    const quickReplies = names.map((name) => ({ title: name, payload: name }));
    const text = phrase(language, isFilled(draft, 'serial') ? 'ask_product' : 'ask_product_or_serial');
    return { text, ...(names.length <= offeredProducts && { quickReplies }) };
  },
  askAgain: ({ language, said }) =>
    phrase(language, said.unknown.includes('serial') ? 'ask_product_without_serial' : 'ask_product_again'),
  askStill: ({ language }) => phrase(language, 'ask_product_still'),
  show: ({ products, language }, model) => products.nameOf(model, language),
  keepsWords: true,
  without: 'ASKED_TWICE',
};

export const serialSlot: SlotRule = {
  slot: 'serial',
  label: 'label_serial',
  read: (turn, { asked }) => {
    const { serial, badPhone } = turn.said;
    if (serial || !badPhone || asked !== 'serial') return known(serial?.value);
    return { why: sayPhoneReason(turn, badPhone.raw, badPhone.value) };
  },
  ask: ({ language }, { notes }) => {
    const own = notes.units?.split(' ') ?? [];
    return {
      text: phrase(language, own.length > 0 ? 'ask_serial_of_yours' : 'ask_serial'),
      quickReplies: [
        ...own.map((serial) => ({ title: serial, payload: serial })),
        button(language, 'button_not_known'),
      ],
    };
  },
  askAgain: ({ language }) => phrase(language, 'ask_serial_again'),
  askStill: ({ language }) => phrase(language, 'ask_serial_still'),
  unmistakable: true,
  without: 'AT_ONCE',
};

const ADDS = /^(?:还有|另外|对了|顺便|再就是|and\b|also\b|plus\b|one more thing)/;

/** "And one more thing, the filter is dirty": at the summary that is told for whoever comes. */
function toldBesides({ story, products, words }: Understanding, { asked }: Draft) {
  return asked === 'confirm' && products.length === 0 && ADDS.test(fold(words ?? '')) ? story : undefined;
}

export const faultSlot: SlotRule = {
  slot: 'fault',
  label: 'label_fault',
  read: ({ said }, draft) => {
    const told = said.fault ?? toldBesides(said, draft);
    const before =
      draft.asked === 'confirm' && !said.corrects.includes('fault') ? slotValue(draft, 'fault') : null;
    if (!told || before === null) return known(told?.value);
    return before.includes(told.value) ? null : { value: `${before}\n${told.value}` };
  },
  ask: ({ language }) => ({ text: phrase(language, 'ask_fault') }),
  askAgain: ({ language }) => phrase(language, 'ask_fault_again'),
};

/** The value of a time slot that makes no appointment. */
export const anyTime = 'ANY';
/** The same of who presses: 越快越好, "asap". */
const soonest = 'SOONEST';

export const timeSlot: SlotRule = {
  slot: 'time',
  label: 'label_time',
  read: ({ said, inbound, language, policy }, { asked }) => {
    // "Can you come today?" asks how soon before it is asked when.
    const time =
      said.side === 'how_long' && asked !== 'time' && asked !== 'confirm' ? undefined : said.time?.value;
    if (time?.kind === 'AT') return { value: time.at.toISOString() };
    if (time?.kind === 'ANY') return { value: urgentClauses(inbound.text).length > 0 ? soonest : anyTime };
    // A story tells of yesterday; only an answer to "when may somebody come?" means it.
    if (time?.kind !== 'PAST' || (asked !== 'time' && asked !== 'confirm')) return null;
    return { why: phrase(language, 'time_past', { time: sayTime(time.at, language, policy.timezone) }) };
  },
  ask: ({ language }) => ({
    text: phrase(language, 'ask_time'),
    quickReplies: [button(language, 'button_any_time')],
  }),
  askAgain: ({ language }) => phrase(language, 'ask_time_again'),
  askStill: ({ language }) => phrase(language, 'ask_time_still'),
  show: ({ language, policy }, value) => {
    if (value === soonest) return phrase(language, 'time_soonest');
    return value === anyTime
      ? phrase(language, 'time_not_fixed')
      : sayTime(new Date(value), language, policy.timezone);
  },
  unmistakable: true,
  without: 'AT_ONCE',
};

export const ticketNumberSlot: SlotRule = {
  slot: 'ticket_number',
  label: 'label_ticket_number',
  read: ({ said }) => known(said.ticketNumber?.value),
  ask: ({ language }) => ({
    text: phrase(language, 'ask_ticket_number'),
    quickReplies: [button(language, 'button_not_known')],
  }),
  askAgain: ({ language }) => phrase(language, 'ask_ticket_number_again'),
  askStill: ({ language }) => phrase(language, 'ask_ticket_number_still'),
  unmistakable: true,
  without: 'AT_ONCE',
};

/** When somebody may come, if a day and an hour were named. */
export function appointmentOf(draft: Parameters<typeof slotValue>[0], now: Date): Date | null {
  const value = slotValue(draft, 'time');
  const at = value && value !== anyTime && value !== soonest ? new Date(value) : null;
  // Words that were taken as they are name no time; one that has passed since it was told is none any more.
  return at && !Number.isNaN(at.getTime()) && at > now ? at : null;
}
