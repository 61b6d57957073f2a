import { findAssetAsTold, productsByIds } from '../../domain/asset/asset.queries.js';
import type { AssetRow } from '../../schema/index.js';
import type { TurnInHand } from '../botkit/turn-in-hand.js';
import { type Draft, empty, fill, isFilled, slotValue, sureSlotValue } from '../dialog/slot.js';
import { findPhone } from '../language/number/phone.js';
import { phrase } from '../language/phrase.js';

/** A registered unit says itself what it is; only words that contradict it are asked about, once. */
export async function lookUpUnit(turn: TurnInHand, draft: Draft): Promise<AssetRow | null> {
  const serial = slotValue(draft, 'serial');
  const asset = serial === null ? null : await findAssetAsTold(turn.ctx, serial);
  delete draft.notes.registered;
  if (!asset) {
    if (serial && isOwnNumber(turn, draft, serial)) return null;
    if (serial) turn.remarks.push(phrase(turn.language, 'serial_not_registered', { serial }));
    return null;
  }
  const [product] = await productsByIds(turn.ctx, [asset.productId]);
  if (!product) return null;
  const told = sureSlotValue(draft, 'product');
  draft.notes.registered = product.model;
  if (told !== null && told !== product.model) draft.notes.told = told;
  fill(draft, 'serial', { value: asset.serialNumber });
  fill(draft, 'product', { value: product.model });
  return asset;
}

/** "9123 4567", asked for the serial number by whoever has told no phone: one in Hong Kong, and no unit's that we know. */
function isOwnNumber({ language }: TurnInHand, draft: Draft, serial: string): boolean {
  const phone = isFilled(draft, 'phone') ? null : findPhone(serial, language);
  if (!phone) return false;
  fill(draft, 'phone', { value: phone.value });
  empty(draft, 'serial');
  return true;
}

/** The customer means the product, not the unit whose number he read: then the number, which is given, is only what he told. */
export function settleWhichProduct(draft: Draft): string | null {
  const { registered, told } = draft.notes;
  const means = registered !== undefined && told !== undefined && slotValue(draft, 'choice') === told;
  const misread = means ? slotValue(draft, 'serial') : null;
  if (means) {
    fill(draft, 'product', { value: told });
    fill(draft, 'serial', { value: null, unverified: true });
  }
  delete draft.notes.told;
  empty(draft, 'choice');
  return misread;
}
