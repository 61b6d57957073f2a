import type { Policy } from '../../domain/policy/policy.js';
import { containsAny } from '../../domain/policy/when.js';
import type { TicketKind } from '../../schema/vocabulary.js';
import type { TurnInHand } from '../botkit/turn-in-hand.js';
import type { Draft } from '../dialog/slot.js';
import { phrase } from '../language/phrase.js';

/**
 * Press, lawyers and the like, by the words that the policy grades as critical; `kind`: of the ticket that is being
 * opened, null when none is, since "press the button" is no threat where nobody complains.
 */
export const soundsLikeCrisis = ({ severity }: Policy, text: string, kind: TicketKind | null): boolean =>
  severity.some(
    ({ severity: grave, when: { kind: kinds, words } }) =>
      grave === 'CRITICAL' &&
      (kinds === undefined || (kind !== null && kinds.includes(kind))) &&
      words !== undefined &&
      containsAny(words, text),
  );

/** A threat is taken calmly, once: acknowledged, kept for the description, and the report goes on. */
export function acknowledgeCrisis(turn: TurnInHand, draft: Draft, kind: TicketKind): void {
  const { policy, inbound, remarks, language } = turn;
  if (draft.notes.crisis || !soundsLikeCrisis(policy, inbound.text, kind)) return;
  draft.notes.crisis = inbound.text;
  remarks.push(phrase(language, 'crisis'));
}
