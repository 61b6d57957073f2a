import type { TicketRecordRow } from '../../schema/index.js';
import type { ClosingStep } from '../../schema/vocabulary.js';
import type { ClosingRule } from '../policy/policy.js';

export interface Filed {
  readonly records: readonly Pick<TicketRecordRow, 'kind' | 'channel' | 'checked'>[];
  readonly hasSurvey: boolean;
}

/** What a rule asks for and nobody has put on file yet. */
export interface MissingNeed {
  /** Id of the rule. */
  readonly rule: string;
  readonly before: ClosingStep;
  readonly need: ClosingRule['needs'][number];
  /** What is to be done, in an English clause. */
  readonly text: string;
}

export const missingOf = (rules: readonly ClosingRule[], filed: Filed): readonly MissingNeed[] =>
  rules.flatMap((rule) =>
    rule.needs.flatMap((need) => {
      const text = clauses[need](rule, filed);
      return text === null ? [] : [{ rule: rule.id, before: rule.before, need, text }];
    }),
  );

/** Null: it is on file. */
const clauses: Record<ClosingRule['needs'][number], (rule: ClosingRule, filed: Filed) => string | null> = {
  SUPPLIER_OUTCOME: (_, { records }) =>
    records.some(({ kind }) => kind === 'SUPPLIER_OUTCOME')
      ? null
      : 'the outcome of the contact with the supplier is to be filed',
  CUSTOMER_TOLD: ({ by }, { records }) =>
    records.some(
      ({ kind, channel }) =>
        kind === 'CUSTOMER_TOLD' && (by.length === 0 || by.some((way) => way === channel)),
    )
      ? null
      : `the customer is to be told the result${by.length === 0 ? '' : ` by ${by.join(' or ')}`}`,
  FORM: (_, { records, hasSurvey }) =>
    hasSurvey || records.some(({ kind }) => kind === 'FORM_REFUSED')
      ? null
      : 'the customer is to fill in the survey, or his refusal is to be recorded',
  CHECKLIST: ({ checklist }, { records }) => {
    const done = new Set(records.flatMap(({ checked }) => checked));
    const open = checklist.filter((item) => !done.has(item));
    return open.length === 0 ? null : `of the checklist is to be done: ${open.join('; ')}`;
  },
};
