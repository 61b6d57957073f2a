import type { TurnContext } from 'botbuilder-core';
import { completeTicket } from '../../domain/ticket/complete-ticket.js';
import { addressLimit } from '../../domain/ticket/intake.js';
import { isLive } from '../../domain/ticket/ticket.js';
import { getTicket } from '../../domain/ticket/ticket.queries.js';
import type { TicketRow } from '../../schema/index.js';
import { isFilesAlone, speak, type TurnInHand, turnOf } from '../botkit/turn-in-hand.js';
import type { NextDialog } from '../dialog/dialog-plan.js';
import { answerSideQuestion } from '../dialog/side-question.js';
import {
  type Draft,
  empty,
  fill,
  isFilled,
  isMissing,
  type Reading,
  type SlotRule,
  slotValue,
  sureSlotValue,
} from '../dialog/slot.js';
import { SlotDialog } from '../dialog/slot-dialog.js';
import { linesOf } from '../dialog/summary.js';
import { clausesForTechnician } from '../language/added-information.js';
import { tellsDamage, urgentClauses } from '../language/danger.js';
import { readForm } from '../language/form.js';
import { asksPlainly, matterInstead } from '../language/message.js';
import { organisationBeside } from '../language/name/told-organisation.js';
import { mailAddressesIn, offersPlate, platesIn } from '../language/number/no-serial-number.js';
import { type LabelKey, phrase, sayLines } from '../language/phrase.js';
import { findProducts } from '../language/product.js';
import type { Slot } from '../language/understanding.js';
import { inPlaceOfWords } from '../person/sent-files.js';
import { addressWithCitySlot, citySlot } from './city-slot.js';
import { acknowledgeCrisis } from './crisis.js';
import { warnOfDanger } from './danger.js';
import { giveFirstAid } from './first-aid.js';
import { nextReport, noteFurtherFaults } from './further-faults.js';
import { lookUpUnit, settleWhichProduct } from './look-up-unit.js';
import { recallUnit } from './recall.js';
import { type Missing, sayOpened } from './say-opened.js';
import { storyAlone } from './story.js';
import { common, inCustomersWords, keepTold, type Matter, takeUp, toldInput } from './take-up.js';
import {
  appointmentOf,
  faultSlot,
  nameSlot,
  phoneSlot,
  productSlot,
  serialSlot,
  timeSlot,
} from './told-slots.js';
import { whichProductSlot } from './which-product.js';

export const openTicketDialog = 'open-ticket';

/** What this one dialog reports. Complaints and returns ask other things and have their own. */
const reportKinds = ['FAULT', 'INSTALLATION', 'MAINTENANCE'] as const;
type ReportKind = (typeof reportKinds)[number];

const kindOf = ({ notes }: Draft): ReportKind => reportKinds.find((kind) => kind === notes.kind) ?? 'FAULT';

const storyTold = ({ said, inbound }: TurnInHand, { asked }: Draft): Reading | null =>
  asked === null && said.story && !said.vagueFault && matterInstead(inbound.text) === null
    ? { value: said.story.value }
    : null;

const besideFault: ReadonlySet<Slot | null> = new Set<Slot | null>([
  'product',
  'serial',
  'name',
  'phone',
  'address',
  'time',
]);

/** What more goes wrong, told while something else is asked; null when nothing does. */
function faultWithMore({ said }: TurnInHand, draft: Draft): string | null {
  const known = slotValue(draft, 'fault');
  const more = said.fault?.value;
  if (kindOf(draft) !== 'FAULT' || !besideFault.has(draft.asked)) return null;
  if (said.products.length > 0 && draft.asked !== 'product') return null;
  return known === null || more === undefined || known.includes(more) ? null : `${known}\n${more}`;
}

/** What is to be installed or looked after is told by the words that order it. */
function ordered(turn: TurnInHand, draft: Draft): Reading | null {
  if (draft.asked !== null || kindOf(draft) === 'FAULT') return null;
  const words = storyAlone(turn);
  return words === null ? null : { value: words.slice(0, longestOrder) };
}

const longestOrder = 500;

/** The matter first, because that is what the customer came with; then the unit, then who, where and when. */
const slots: readonly SlotRule[] = [
  {
    ...faultSlot,
    // The first message may tell it in words that nobody has thought of.
    read: (turn, draft) => {
      const value = faultWithMore(turn, draft);
      return value === null
        ? (ordered(turn, draft) ?? faultSlot.read(turn, draft) ?? storyTold(turn, draft))
        : { value };
    },
    amends: (turn, draft) => faultWithMore(turn, draft) !== null,
    wanted: (draft) => kindOf(draft) === 'FAULT',
  },
  productSlot,
  whichProductSlot,
  serialSlot,
  nameSlot,
  phoneSlot,
  addressWithCitySlot,
  citySlot,
  timeSlot,
];

const summaries = {
  FAULT: 'summary_fault',
  INSTALLATION: 'summary_installation',
  MAINTENANCE: 'summary_maintenance',
} as const;

export const createOpenTicketDialog = (): SlotDialog =>
  new SlotDialog({ id: openTicketDialog, slots, common, begin, settle, summary, finish });

function begin(turn: TurnInHand, draft: Draft, options: Readonly<Record<string, string>>): void {
  draft.notes.kind = options.kind ?? 'FAULT';
  draft.notes.opening = options.opening ?? (isFilesAlone(turn) ? inPlaceOfWords(turn) : turn.inbound.text);
  draft.notes.further = options.further ?? '[]';
  const { side } = turn.said;
  // "It leaks, how soon can you come?" is answered before anything is asked.
  if (side && asksPlainly(turn.inbound.text))
    turn.remarks.push(answerSideQuestion(turn, side, draft.notes.kind));
}

const otherKinds = { fault: 'FAULT', installation: 'INSTALLATION', maintenance: 'MAINTENANCE' } as const;

/** Asked what is wrong, he says that nothing is: it is to be installed, or looked after. */
function settleKind({ said }: TurnInHand, draft: Draft): void {
  if (draft.asked !== 'fault' || said.fault === undefined) return;
  const [best] = said.intents;
  if (best && best.score >= 0.7 && (best.intent === 'installation' || best.intent === 'maintenance')) {
    draft.notes.kind = otherKinds[best.intent];
    empty(draft, 'fault');
  }
}

/** "Sorry, not the copier, the camera": what is wrong is told of the camera from now on. */
function renameProduct({ said, products }: TurnInHand, draft: Draft): void {
  const before = draft.notes.named;
  const [named] = said.products;
  const model = slotValue(draft, 'product');
  draft.notes.named = model ?? '';
  const told = slotValue(draft, 'fault');
  if (!before || !named || told === null || before === model || named.value !== model) return;
  const old = findProducts(told, products.entries).find(({ value }) => value === before);
  if (!old) return;
  fill(draft, 'fault', { value: `${told.slice(0, old.start)}${named.raw}${told.slice(old.end)}` });
}

/** 让师傅带个梯子, said along with an address or an hour: whoever comes is to know. */
function noteWishes(turn: TurnInHand, draft: Draft): void {
  const { inbound, said, remarks, language } = turn;
  if (draft.asked === 'confirm' && said.yes) return;
  const wishes = clausesForTechnician(inbound.text).map(({ value }) => value);
  const noted = noteBesides(draft, wishes);
  if (noted && draft.asked !== null) remarks.push(phrase(language, 'wish_noted'));
  if (draft.asked === 'serial' && offersPlate(inbound.text)) remarks.push(phrase(language, 'plate_will_do'));
  noteBesides(draft, readForm(inbound.text)?.organisations.map(({ value }) => value) ?? []);
  // A number plate in the place of a serial number, an e-mail address in that of a telephone number.
  const codes = [...platesIn(inbound.text), ...mailAddressesIn(inbound.text)];
  noteBesides(draft, [
    ...codes.map(({ start, end }) => inbound.text.slice(start, end)),
    ...urgentClauses(inbound.text),
  ]);
  const organisation = said.name ? organisationBeside(inbound.text, said.name) : null;
  if (organisation !== null) noteLine(turn, draft, 'label_organisation', organisation);
}

/** What fits no column is read by staff in the description. */
function noteLine({ language }: TurnInHand, draft: Draft, label: LabelKey, value: string): void {
  noteBesides(draft, [phrase(language, 'summary_line', { label: phrase(language, label), value })]);
}

function noteBesides(draft: Draft, words: readonly string[]): boolean {
  const known = draft.notes.wishes ?? '';
  const added = words.filter((one) => !known.includes(one));
  if (added.length > 0) draft.notes.wishes = [known, ...added].filter(Boolean).join('\n');
  return added.length > 0;
}

/** Who tells what it has done hears a word of sympathy, once, unless he has been told something graver. */
function regretDamage({ inbound, remarks, language }: TurnInHand, draft: Draft): void {
  const { sorry, crisis, warned } = draft.notes;
  if (sorry || crisis || warned || draft.asked === 'confirm' || !tellsDamage(inbound.text)) return;
  draft.notes.sorry = 'said';
  remarks.push(phrase(language, 'damage_sorry'));
}

async function settle(turn: TurnInHand, draft: Draft, changed: readonly Slot[]): Promise<void> {
  acknowledgeCrisis(turn, draft, kindOf(draft));
  if (kindOf(draft) === 'FAULT') {
    warnOfDanger(turn, draft);
    regretDamage(turn, draft);
    await giveFirstAid(turn, draft);
  }
  settleKind(turn, draft);
  noteWishes(turn, draft);
  if (kindOf(draft) === 'FAULT') noteFurtherFaults(turn, draft);
  renameProduct(turn, draft);
  const recalled = await recallUnit(turn, draft);
  if (recalled || changed.includes('serial')) await lookUpUnit(turn, draft);
  const misread = isFilled(draft, 'choice') ? settleWhichProduct(draft) : null;
  // The number is another unit's; staff hear what he read.
  if (misread !== null) noteLine(turn, draft, 'label_serial_as_read', misread);
  sayThatItBegins(turn, draft);
}

const beginnings = {
  FAULT: ['report_begins_fault', 'report_begins_fault_of'],
  INSTALLATION: ['report_begins_installation', 'report_begins_installation_of'],
  MAINTENANCE: ['report_begins_maintenance', 'report_begins_maintenance_of'],
} as const;

/** Nobody who tells of his trouble is met with a bare question; whatever else is said to him first will do. */
function sayThatItBegins({ remarks, language, products }: TurnInHand, draft: Draft): void {
  const asksNothing = !slots.some(isMissing(draft));
  if (draft.asked !== null || remarks.length > 0 || draft.notes.told || asksNothing) return;
  const [plain, ofProduct] = beginnings[kindOf(draft)];
  const model = sureSlotValue(draft, 'product');
  remarks.push(
    model === null
      ? phrase(language, plain)
      : phrase(language, ofProduct, { product: products.nameOf(model, language) }),
  );
}

/** What is to be installed or looked after is not out of order. */
const labelled = (rule: SlotRule, draft: Draft): SlotRule =>
  rule.slot === 'fault' && kindOf(draft) !== 'FAULT' ? { ...rule, label: 'label_opinion' } : rule;

function summary(turn: TurnInHand, draft: Draft): string {
  const { language } = turn;
  const lines = linesOf(
    slots.filter(({ slot }) => slot !== 'choice').map((rule) => labelled(rule, draft)),
    turn,
    draft,
  );
  return `${phrase(language, summaries[kindOf(draft)])}\n${sayLines(language, lines)}`;
}

async function finish(context: TurnContext, draft: Draft): Promise<'DONE' | NextDialog> {
  const turn = turnOf(context);
  const ticket = await store(turn, draft);
  await speak(context, {
    text: await sayOpened(turn, ticket, missingFor(draft, ticket)),
    ticket: { id: ticket.id, number: ticket.number },
  });
  return nextReport(draft) ?? 'DONE';
}

/** A visit is promised to somebody of whom nobody knows where he is, or what to bring: he hears that it takes that. */
const missingFor = (draft: Draft, { addressText }: TicketRow): Missing[] => [
  ...(kindOf(draft) === 'FAULT' && slotValue(draft, 'fault') === null ? (['missing_fault'] as const) : []),
  ...(addressText === null ? (['missing_address'] as const) : []),
];

/** One that was left half-finished is a ticket already, and is only completed. */
async function store(turn: TurnInHand, draft: Draft): Promise<TicketRow> {
  const { ctx } = turn;
  const begun = draft.notes.ticketId;
  const stands = begun !== undefined && isLive((await getTicket(ctx, begun)).state);
  if (!stands) return takeUp(turn, draft, matterOf(turn, draft));
  await completeTicket(ctx, { ticketId: begun, input: toldInput(turn, draft, matterOf(turn, draft)) });
  return keepTold(turn, draft, begun);
}

/** The customer has left: with a phone and a fault no report is lost (rules of conversation 7). */
export async function openIncomplete(turn: TurnInHand, draft: Draft): Promise<void> {
  const isTold = kindOf(draft) !== 'FAULT' || isFilled(draft, 'fault');
  if (draft.notes.ticketId || !isTold || sureSlotValue(draft, 'phone') === null) return;
  const { id, number } = await takeUp(turn, draft, { ...matterOf(turn, draft), incomplete: true });
  draft.notes.ticketId = id;
  turn.replies.push({
    text: phrase(turn.language, 'opened_incomplete', { number }),
    ticket: { id, number },
  });
}

function matterOf(turn: TurnInHand, draft: Draft): Matter {
  const address = slotValue(draft, 'address');
  return {
    kind: kindOf(draft),
    serialNumber: slotValue(draft, 'serial')?.slice(0, 60) ?? null,
    model: sureSlotValue(draft, 'product'),
    description: inCustomersWords(turn, draft, [slotValue(draft, 'fault') ?? draft.notes.opening ?? '']),
    address: address === null ? null : { text: address.slice(0, addressLimit) },
    appointmentAt: appointmentOf(draft, turn.ctx.now),
  };
}
