import { findAsset, productsByIds } from '../../domain/asset/asset.queries.js';
import { nameLimit } from '../../domain/customer/keep-customer.js';
import { completeTicket } from '../../domain/ticket/complete-ticket.js';
import { addressLimit, descriptionLimit, type OpenTicketInput } from '../../domain/ticket/intake.js';
import { claimMessages, openTicket } from '../../domain/ticket/open-ticket.js';
import { isLive } from '../../domain/ticket/ticket.js';
import { getTicket } from '../../domain/ticket/ticket.queries.js';
import { speak, type TurnInHand, turnOf } from '../botkit/turn-in-hand.js';
import {
  type Draft,
  empty,
  fill,
  isFilled,
  type SlotRule,
  slotValue,
  sureSlotValue,
  unverifiedSlots,
} from '../dialog/slot.js';
import { linesOf, SlotDialog } from '../dialog/slot-dialog.js';
import { catalogues, phrase, sayLines } from '../language/phrase.js';
import type { Slot } from '../language/understanding.js';
import { soundsLikeCrisis } from './crisis.js';
import { sayOpened } from './say-opened.js';
import {
  addressSlot,
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
export const reportKinds = ['FAULT', 'INSTALLATION', 'MAINTENANCE'] as const;
export type ReportKind = (typeof reportKinds)[number];

const kindOf = ({ notes }: Draft): ReportKind => reportKinds.find((kind) => kind === notes.kind) ?? 'FAULT';

/** The matter first, because that is what the customer came with; then the unit, then who, where and when. */
const slots: readonly SlotRule[] = [
  { ...faultSlot, wanted: (draft) => kindOf(draft) === 'FAULT' },
  productSlot,
  whichProductSlot,
  serialSlot,
  nameSlot,
  phoneSlot,
  addressSlot,
  timeSlot,
];

const summaries = {
  FAULT: 'summary_fault',
  INSTALLATION: 'summary_installation',
  MAINTENANCE: 'summary_maintenance',
} as const;

/** Who and where are the same for the next matter; when is so only if the customer says it. */
const common: readonly Slot[] = ['name', 'phone', 'address'];

export const createOpenTicketDialog = (): SlotDialog =>
  new SlotDialog({ id: openTicketDialog, slots, common, begin, settle, summary, finish });

function begin(turn: TurnInHand, draft: Draft, options: Readonly<Record<string, string>>): void {
  draft.notes.kind = options.kind ?? 'FAULT';
  draft.notes.opening = turn.inbound.text;
}

async function settle(turn: TurnInHand, draft: Draft, changed: readonly Slot[]): Promise<void> {
  if (!draft.notes.crisis && soundsLikeCrisis(turn.policy, turn.inbound.text)) {
    draft.notes.crisis = turn.inbound.text;
    turn.remarks.push(phrase(turn.language, 'crisis'));
  }
  if (changed.includes('serial')) await lookUpUnit(turn, draft);
  if (isFilled(draft, 'choice')) settleWhichProduct(draft);
}

/** A registered unit says itself what it is; only words that contradict it are asked about, once. */
async function lookUpUnit(turn: TurnInHand, draft: Draft): Promise<void> {
  const serial = slotValue(draft, 'serial');
  const asset = serial === null ? null : await findAsset(turn.ctx, serial);
  delete draft.notes.registered;
  if (!asset) {
    if (serial) turn.remarks.push(phrase(turn.language, 'serial_not_registered', { serial }));
    return;
  }
  const [product] = await productsByIds(turn.ctx, [asset.productId]);
  if (!product) return;
  const told = sureSlotValue(draft, 'product');
  draft.notes.registered = product.model;
  if (told !== null && told !== product.model) draft.notes.told = told;
  fill(draft, 'serial', { value: asset.serialNumber });
  fill(draft, 'product', { value: product.model });
}

/** The customer means the product, not the unit whose number he read: then the number is only what he told. */
function settleWhichProduct(draft: Draft): void {
  const { registered, told } = draft.notes;
  if (registered && told && slotValue(draft, 'choice') === told) {
    fill(draft, 'product', { value: told });
    fill(draft, 'serial', { value: null, unverified: true });
  }
  delete draft.notes.told;
  empty(draft, 'choice');
}

function summary(turn: TurnInHand, draft: Draft): string {
  const { language } = turn;
  const lines = linesOf(
    slots.filter(({ slot }) => slot !== 'choice'),
    turn,
    draft,
  );
  return `${phrase(language, summaries[kindOf(draft)])}\n${sayLines(language, lines)}`;
}

async function finish(context: Parameters<typeof turnOf>[0], draft: Draft): Promise<'DONE'> {
  const turn = turnOf(context);
  const { ctx, conversation, memory } = turn;
  const ticketId = await store(turn, draft);
  await claimMessages(ctx, conversation.id, ticketId);
  const ticket = await getTicket(ctx, ticketId);
  for (const slot of [...common, 'time'] as const) {
    const filled = draft.filled[slot];
    if (filled && filled.value !== null && !filled.unverified) memory.known[slot] = filled;
  }
  memory.known.ticket_number = { value: ticket.number };
  const text = await sayOpened(turn, ticket);
  await speak(context, { text, ticket: { id: ticket.id, number: ticket.number } });
  return 'DONE';
}

/** One that was left half-finished is a ticket already, and is only completed. */
async function store(turn: TurnInHand, draft: Draft): Promise<string> {
  const { ctx } = turn;
  const input = inputOf(turn, draft);
  const begun = draft.notes.ticketId;
  if (!begun || !isLive((await getTicket(ctx, begun)).state)) return (await openTicket(ctx, input)).ticketId;
  await completeTicket(ctx, { ticketId: begun, input });
  return begun;
}

/** The customer has left: with a phone and a fault no report is lost (rules of conversation 7). */
export async function openIncomplete(turn: TurnInHand, draft: Draft): Promise<void> {
  const { ctx, conversation, language, memory } = turn;
  const isTold = kindOf(draft) !== 'FAULT' || isFilled(draft, 'fault');
  if (draft.notes.ticketId || !isTold || sureSlotValue(draft, 'phone') === null) return;
  const { ticketId } = await openTicket(ctx, { ...inputOf(turn, draft), incomplete: true });
  await claimMessages(ctx, conversation.id, ticketId);
  const { number } = await getTicket(ctx, ticketId);
  draft.notes.ticketId = ticketId;
  memory.known.ticket_number = { value: number };
  turn.replies.push({
    text: phrase(language, 'opened_incomplete', { number }),
    ticket: { id: ticketId, number },
  });
}

function inputOf(turn: TurnInHand, draft: Draft): OpenTicketInput {
  const { conversation, language, ctx } = turn;
  const address = slotValue(draft, 'address');
  return {
    kind: kindOf(draft),
    channel: conversation.channel,
    customer: {
      name: (slotValue(draft, 'name') ?? phrase(language, 'not_known')).slice(0, nameLimit),
      phone: sureSlotValue(draft, 'phone'),
    },
    serialNumber: slotValue(draft, 'serial')?.slice(0, 60) ?? null,
    model: sureSlotValue(draft, 'product'),
    description: describe(turn, draft).slice(0, descriptionLimit),
    address: address === null ? null : { text: address.slice(0, addressLimit) },
    appointmentAt: appointmentOf(draft, ctx.now),
    conversationId: conversation.id,
    unverified: unverifiedSlots(draft),
  };
}

/** The customer's own words; and what he told that fits no column, so that staff can check it. */
function describe({ language }: TurnInHand, draft: Draft): string {
  const { opening = '', crisis } = draft.notes;
  const matter = slotValue(draft, 'fault') ?? opening;
  const asSaid = (['product', 'phone', 'time'] as const).flatMap((slot) => {
    const filled = draft.filled[slot];
    const label = catalogues[language][`label_${slot}`];
    return filled?.unverified && filled.value
      ? [phrase(language, 'summary_line', { label, value: filled.value })]
      : [];
  });
  const threat = crisis && !matter.includes(crisis) && crisis !== matter ? [crisis] : [];
  return [matter, ...threat, ...asSaid].join('\n');
}
