import type { Language } from '../../schema/vocabulary.js';
import { explain } from '../language/explanation.js';
import { nameOf } from '../language/names.js';
import { sayAll, sayAnyOf } from '../language/say-list.js';
import type { Facts } from '../policy/facts.js';
import type { ComponentTest, CountTest, Range, When } from '../policy/policy.js';
import { sayPromisedTime } from './say-promised-time.js';

/** One test of a rule: what it asks for, and what is known of the case; null when that is nothing. */
interface TestInWords {
  wanted(when: When, language: Language): string;
  known(facts: Facts, language: Language): string | null;
}

const mostWords = 5;

/** A test that has no words here does not compile. */
export const testsInWords: Readonly<Record<keyof When, TestInWords>> = {
  kind: listed(
    ({ kind }) => kind,
    ({ kind }) => kind,
    (kind, language) => nameOf(language, 'ticketKind', kind),
  ),
  severity: listed(
    ({ severity }) => severity,
    ({ severity }) => severity,
    (severity, language) => nameOf(language, 'severity', severity),
  ),
  channel: listed(
    ({ channel }) => channel,
    ({ channel }) => channel,
    (channel, language) => nameOf(language, 'channel', channel),
  ),
  customerTier: listed(
    ({ customerTier }) => customerTier,
    ({ customerTier }) => customerTier,
    (tier, language) => nameOf(language, 'customerTier', tier),
  ),
  subject: listed(
    ({ subject }) => subject,
    ({ subject }) => subject,
    (subject, language) => nameOf(language, 'subject', subject),
  ),
  cause: listed(
    ({ cause }) => cause,
    ({ cause }) => cause,
    (cause, language) => nameOf(language, 'cause', cause),
  ),
  servicePoint: listed(
    ({ servicePoint }) => servicePoint,
    ({ servicePoint }) => servicePoint,
    (kind, language) => nameOf(language, 'servicePointKind', kind),
  ),
  marked: {
    wanted: ({ marked = [] }, language) => sayAnyOf(marked, language),
    known: ({ marks }, language) =>
      marks?.length ? sayAll(marks, language) : marks ? explain(language, 'no_contract') : null,
  },
  family: listed(
    ({ family }) => family,
    ({ family }) => family,
    asWritten,
  ),
  componentGroup: listed(
    ({ componentGroup }) => componentGroup,
    ({ componentGroup, component }) => componentGroup ?? component,
    sayComponent,
  ),
  region: listed(
    ({ region }) => region,
    ({ region }) => region,
    asWritten,
  ),
  zone: listed(
    ({ zone }) => zone,
    ({ zone }) => zone,
    asWritten,
  ),
  component: {
    wanted: ({ component }, language) => (component ? sayComponents(component, language) : ''),
    known: ({ component }, language) =>
      typeof component === 'string' ? sayComponent(component, language) : null,
  },
  distanceKm: {
    wanted: ({ distanceKm }, language) => (distanceKm ? sayRange(distanceKm, language) : ''),
    known: ({ distanceKm }, language) =>
      typeof distanceKm === 'number'
        ? explain(language, 'kilometres', { count: sayNumber(distanceKm, language) })
        : null,
  },
  underContract: {
    wanted: ({ underContract }, language) => sayContract(underContract === true, language),
    known: ({ underContract }, language) =>
      typeof underContract === 'boolean' ? sayContract(underContract, language) : null,
  },
  words: {
    wanted: ({ words = [] }, language) =>
      explain(language, 'words_said', { list: sayAnyOf(words.slice(0, mostWords), language) }),
    known: ({ words }, language) => (typeof words === 'string' ? explain(language, 'words_not_said') : null),
  },
  complaintsByCustomer: {
    wanted: ({ complaintsByCustomer }, language) => sayCountWithin(complaintsByCustomer, language),
    known: ({ complainedAt }, language) =>
      complainedAt ? explain(language, 'complaints', { count: complainedAt.length }) : null,
  },
  sameFaultOnUnit: {
    wanted: ({ sameFaultOnUnit }, language) => sayCountWithin(sameFaultOnUnit, language),
    known: ({ failedAt }, language) =>
      failedAt ? explain(language, 'times', { count: failedAt.length }) : null,
  },
  reopenings: {
    wanted: ({ reopenings }, language) =>
      reopenings ? explain(language, 'at_least_times', { count: reopenings.min }) : '',
    known: ({ reopenings }, language) =>
      typeof reopenings === 'number' ? explain(language, 'times', { count: reopenings }) : null,
  },
};

/** A list of which any member will do. */
function listed<Member extends string>(
  wanted: (when: When) => readonly Member[] | undefined,
  known: (facts: Facts) => Member | null | undefined,
  say: (member: Member, language: Language) => string,
): TestInWords {
  return {
    wanted: (when, language) =>
      sayAnyOf(
        (wanted(when) ?? []).map((member) => say(member, language)),
        language,
      ),
    known(facts, language) {
      const member = known(facts);
      return typeof member === 'string' ? say(member, language) : null;
    },
  };
}

function asWritten(member: string): string {
  return member;
}

function sayComponents({ codes, not }: ComponentTest, language: Language): string {
  const list = sayAnyOf(
    codes.map((code) => sayComponent(code, language)),
    language,
  );
  return not ? explain(language, 'none_of', { list }) : list;
}

function sayComponent(code: string, language: Language): string {
  if (code === '') return explain(language, 'whole_unit');
  return code === 'consumable' ? explain(language, 'consumables') : code;
}

function sayRange({ min, max }: Range, language: Language): string {
  const say = (count: number) => sayNumber(count, language);
  if (min !== undefined && max !== undefined)
    return explain(language, 'between_kilometres', { min: say(min), max: say(max) });
  if (max !== undefined) return explain(language, 'at_most_kilometres', { max: say(max) });
  return explain(language, 'more_than_kilometres', { min: say(min ?? 0) });
}

const sayCountWithin = (test: CountTest | undefined, language: Language): string =>
  test
    ? explain(language, 'complaints_within', {
        count: test.min,
        time: sayPromisedTime(test.within, true, language),
      })
    : '';

const sayContract = (inForce: boolean, language: Language): string =>
  explain(language, inForce ? 'contract_in_force' : 'no_contract');

const sayNumber = (count: number, language: Language): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(count);
