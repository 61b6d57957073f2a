import type { Role } from '../../schema/vocabulary.js';
import type { PolicyDuration } from './duration.js';

/**
 * Whom to tell when a promise is in danger or broken. It stands here because both the policy that writes it down
 * and the clock that obeys it need it, and neither may know the other.
 */
export interface EscalationStep {
  /** 1, 2, … in the order of the policy. */
  readonly level: number;
  readonly to: Role;
  readonly when:
    | {
        /** At a share of the time between start and due time: 0.8 for 80%. */
        readonly kind: 'AT';
        readonly share: number;
      }
    | {
        /** After the due time. */
        readonly kind: 'AFTER';
        readonly delay: PolicyDuration;
      }
    | {
        /** After the start. */
        readonly kind: 'OPEN';
        readonly delay: PolicyDuration;
      };
  /** Told again and again as long as it is owed; the last step only. Each time is a level of its own. */
  readonly again?: Repetition;
}

export interface Repetition {
  readonly every: PolicyDuration;
  /** How often at most, the first time included: nobody is reminded for ever of what nobody will do. */
  readonly times: number;
}
