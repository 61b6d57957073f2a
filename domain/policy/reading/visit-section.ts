import { visitPurposes } from '../../../schema/vocabulary.js';
import type { VisitRule, When } from '../policy.js';
import { flag, identifier, oneOf, oneOrMore, type Reader, refined, text } from './readers.js';
import { optional, record, recordsWithIds, required } from './record.js';
import { term } from './times.js';

const anyPurpose: VisitRule['purpose'] = [];

export const visitsReader = (when: Reader<When>): Reader<readonly VisitRule[]> =>
  recordsWithIds(
    refined(
      record('a group of id, when, purpose, notice, certificate, opinion', {
        id: required(identifier),
        when: optional(when, {}),
        purpose: optional(oneOrMore(oneOf(visitPurposes)), anyPurpose),
        notice: optional(term, null),
        certificate: optional(oneOrMore(text), []),
        opinion: optional(flag, false),
      }),
      (rule, place) =>
        rule.notice === null && rule.certificate.length === 0 && !rule.opinion
          ? place.refuse('asks for nothing; it takes notice, certificate or opinion: true')
          : rule,
    ),
  );
