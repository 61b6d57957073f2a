import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { languages } from '../schema/vocabulary.js';
import { readArticles } from './articles.js';

interface Promised {
  readonly sla: readonly { id: string; within: string }[];
  readonly entitlement: { readonly terms: readonly { id: string; for: string }[] };
  readonly followUps: readonly { id: string; leadTime?: string; within?: string; every?: string }[];
}

const policy: Promised = parse(readFileSync('policies/default.yaml', 'utf8'));
const articles = await readArticles();

const within = (id: string) => policy.sla.find((rule) => rule.id === id)?.within ?? '';
const term = (id: string) => policy.entitlement.terms.find((one) => one.id === id)?.for ?? '';
const followUp = (id: string) => policy.followUps.find((one) => one.id === id);

/** How a duration of the policy is written in an article. */
function said(duration: string, language: (typeof languages)[number]): RegExp {
  const [, count = '', unit = ''] = /^PT?(\d+)([YMDH])$/.exec(duration) ?? [];
  const words = {
    Y: [`${count}年`, `${count} years?`, `${count}\\b`],
    M: [`${count}个月`, `(?:${count} months?|a month)`],
    D: [`${count}(?:天|个工作日)`, `${count}(?: days?| working days| within)?\\b`],
    H: [`${count}小时`, `${count} (?:office )?hours`],
  }[unit] ?? ['never'];
  const [chinese = 'never', ...english] = words;
  return new RegExp(
    language === 'en' ? english.join('|') : chinese.replace('个', '[个個]').replace('小时', '小[时時]'),
  );
}

/** Whatever an article tells of a promise, the policy says the same: topic, duration, what it is of. */
const told: readonly [topic: string, duration: string, of: string][] = [
  ['warranty-terms', term('purifier-main-unit'), 'purifiers'],
  ['warranty-terms', term('purifier-parts'), 'pump, tap, heater'],
  ['warranty-terms', term('switch-five-years'), 'switches'],
  ['warranty-terms', term('gateway-three-years'), 'gateways'],
  ['warranty-terms', term('copier'), 'copiers'],
  ['warranty-terms', term('bus-drivetrain'), 'engine and chassis'],
  ['warranty-terms', term('surveillance'), 'surveillance'],
  ['no-hot-water', term('purifier-parts'), 'the heater'],
  ['coach-air-conditioner', term('bus'), 'the rest of a coach'],
  ['return-and-exchange', term('seven-days-return'), 'money back'],
  ['return-and-exchange', term('fifteen-days-exchange'), 'another unit'],
  ['return-and-exchange', term('first-month'), 'switches: money back'],
  ['response-times', within('reply'), 'an answer'],
  ['response-times', within('arrive-near'), 'on site nearby'],
  ['response-times', within('arrive-far'), 'on site far away'],
  ['response-times', within('resolve'), 'settled'],
  ['emergency', within('reply-urgent'), 'an answer in danger'],
  ['loaner-surveillance', within('loaner-surveillance'), 'a standby unit'],
  ['send-in', within('return-unit'), 'the unit is back'],
  ['coach-breakdown', within('supplier-contact'), 'the supplier'],
];

test.each(languages)('what articles promise in %s is what the policy promises', (language) => {
  const wrong = told.filter(([topic, duration]) => {
    const article = articles.find((one) => one.topic === topic && one.language === language);
    return !article || !said(duration, language).test(article.body);
  });
  expect(wrong).toEqual([]);
});

test('durations that articles spell in words are still those of the policy', () => {
  expect([
    within('reply-complaint'),
    within('arrive-planned'),
    followUp('revisit-unsolved')?.within,
    followUp('quarterly-inspection')?.every,
    followUp('yearly-maintenance')?.leadTime,
    followUp('yearly-maintenance')?.every,
    term('first-year'),
  ]).toEqual(['PT2H', 'P5D', 'P3D', 'P3M', 'P14D', 'P1Y', 'P1Y']);
});

test('no article names a sum of money: prices are quoted on site', () => {
  const sums = articles.filter(({ body }) => /\d\s*(?:元|块|塊|yuan|RMB|CNY)|[¥￥$]\s*\d/i.test(body));
  expect(sums.map(({ topic }) => topic)).toEqual([]);
});
