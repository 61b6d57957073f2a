import type { Draft } from '../dialog/slot.js';
import { isRecord } from '../json.js';
import { openTicketDialog } from '../ticket/open-ticket.dialog.js';

/** The dialogs that wait for the customer, the one on top last, as they lie in Botkit's stored state. */
export function storedDialogs(stored: Record<string, unknown>, property: string) {
  const state = stored[property];
  const stack: readonly unknown[] =
    isRecord(state) && Array.isArray(state.dialogStack) ? state.dialogStack : [];
  return stack.filter(isRecord);
}

/** What a report knows so far, even while something else is talked about; null when none is under way. */
export function reportUnderWay(stored: Record<string, unknown>, property: string): Draft | null {
  const report = storedDialogs(stored, property).find(({ id }) => id === openTicketDialog);
  // Written by SlotDialog, whose state between turns is a draft.
  return report ? (report.state as Draft) : null;
}
