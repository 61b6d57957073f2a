import { unitsOfPhone } from '../../domain/asset/asset.queries.js';
import { knownByPhone } from '../../domain/customer/known-by-phone.queries.js';
import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { type Draft, empty, fill, isFilled, slotValue, sureSlotValue } from '../dialog/slot.js';

/** Whoever has proven his telephone number is not asked again for what is stored with it: he confirms it. */
export async function recallKnown({ ctx, memory, provenPhone }: TurnInHand): Promise<void> {
  if (provenPhone === null) return;
  memory.known.phone ??= { value: provenPhone };
  const known = await knownByPhone(ctx, provenPhone);
  if (known) memory.known.name ??= { value: known.name };
  if (known?.address) memory.known.address ??= { value: known.address };
}

/** More than these nobody picks from; he reads the number from the label then. */
const mostUnits = 8;

/**
 * The unit that it must be, when only one of his fits; else those to choose from. True when it was filled. The phone
 * of the report must be the proven one: who reports for somebody else speaks of somebody else's unit.
 */
export async function recallUnit({ ctx, provenPhone }: TurnInHand, draft: Draft): Promise<boolean> {
  if (provenPhone === null || sureSlotValue(draft, 'phone') !== provenPhone) return false;
  const told = sureSlotValue(draft, 'product');
  const { recalled, registered } = draft.notes;
  // "No, it is the other machine": then it is not the unit that was taken for it.
  if (recalled && slotValue(draft, 'serial') === recalled && told !== registered) empty(draft, 'serial');
  if (isFilled(draft, 'serial')) return false;
  if (isFilled(draft, 'product') && told === null) return false;
  const units = await unitsOfPhone(ctx, provenPhone, mostUnits + 1);
  const fitting = units.filter(({ model }) => told === null || model === told);
  const [only] = fitting;
  if (only && fitting.length === 1) {
    fill(draft, 'serial', { value: only.serialNumber });
    draft.notes.recalled = only.serialNumber;
    return true;
  }
  if (fitting.length > 1 && fitting.length <= mostUnits && told !== null)
    draft.notes.units = fitting.map(({ serialNumber }) => serialNumber).join(' ');
  else delete draft.notes.units;
  return false;
}
