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
      };
}
