import { isRecord } from '../json.js';
import { quoteDialog } from '../quote/quote.dialog.js';
import { ticketOfOpenQuote } from '../quote/tell-quote.js';
import { storedDialogs } from './report-under-way.js';
import type { TurnInHand } from './turn-in-hand.js';

const longPauseMilliseconds = 30 * 60_000;

/** The desk calls while a question has waited so long that another one no longer interrupts anybody. */
export function isLeftLying({ ctx, conversation, inbound }: TurnInHand): boolean {
  const waited = ctx.now.getTime() - (conversation.lastInboundAt ?? ctx.now).getTime();
  return inbound.authorKind === 'DESK' && waited > longPauseMilliseconds;
}

type Stored = Record<string, unknown>;

/** The dialog on top of Botkit's stack. */
export function talkingOf(stored: Stored, property: string): string | null {
  const top = storedDialogs(stored, property).at(-1);
  return typeof top?.id === 'string' ? top.id : null;
}

/** The dialog under way asks about a quote that was answered otherwise, replaced or withdrawn meanwhile. */
export async function asksInVain(turn: TurnInHand, stored: Stored, property: string): Promise<boolean> {
  const top = storedDialogs(stored, property).at(-1);
  if (top?.id !== quoteDialog || !isRecord(top.state)) return false;
  const { notes } = top.state;
  const shown = isRecord(notes) && notes.declined === undefined ? notes.shown : null;
  return typeof shown === 'string' && (await ticketOfOpenQuote(turn, shown)) === null;
}

/** What lies below it goes on. */
export function dropTop({ memory }: TurnInHand, stored: Stored, property: string): void {
  const state = stored[property];
  if (isRecord(state) && Array.isArray(state.dialogStack)) {
    state.dialogStack.pop();
    // Botkit begins each dialog inside one of its own.
    if (/:botkit-wrapper$/.test(talkingOf(stored, property) ?? '')) state.dialogStack.pop();
  }
  memory.talking = talkingOf(stored, property);
}
