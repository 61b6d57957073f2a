import type { EntitlementRecord } from '../../schema/entitlement.js';
import type { ChargeKind } from '../../schema/vocabulary.js';
import { matchable } from '../entitlement/warranty-term.js';
import { badInput } from '../errors.js';
import type { Policy } from '../policy/policy.js';
import type { ChargeLine } from './charge.js';
import { priceOf } from './price.js';

/** A line as it is offered: at a price of its own, or of something that the policy has a price for. */
export interface OfferedLine {
  readonly kind?: ChargeKind | null | undefined;
  readonly description: string;
  readonly quantity?: string | null | undefined;
  readonly unitPrice?: string | null | undefined;
  readonly item?: string | null | undefined;
  readonly value?: string | null | undefined;
  readonly lasting?: string | null | undefined;
}

/** Lines with their prices. @throws BAD_USER_INPUT naming lines.<field> */
export function offeredLines(
  policy: Policy,
  verdict: EntitlementRecord | null,
  lines: readonly OfferedLine[],
): ChargeLine[] {
  const known = verdict?.facts ? matchable(policy, verdict.facts) : {};
  return lines.map((line) => {
    const { description, item } = line;
    if (item === null || item === undefined) return atOwnPrice(line);
    if (line.unitPrice !== null && line.unitPrice !== undefined)
      throw badInput('lines.unitPrice', 'lines.unitPrice is what the policy says where item is told.');
    return { description, ...priceOf(policy, known, { ...line, item }, 'lines') };
  });
}

function atOwnPrice({ kind, description, quantity, unitPrice }: OfferedLine): ChargeLine {
  if (!kind) throw badInput('lines.kind', 'lines.kind is missing; only what has an item needs none.');
  if (unitPrice === null || unitPrice === undefined)
    throw badInput('lines.unitPrice', 'lines.unitPrice is missing; only what has an item needs none.');
  return { kind, description, quantity, unitPrice };
}
