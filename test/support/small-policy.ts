import { PolicyError, type Problem, readPolicy } from '../../domain/policy/policy-reader.js';

/** Small, and with everything that a policy can say; the line numbers below count in it. */
export const soundPolicy = `policy: small
version: "1"
company: {en: Small, zh-Hans: 小}
timezone: Asia/Shanghai
currency: CNY
languages: [zh-Hans, en]
calendars:
  office:
    hours: {mon: ["08:30-12:00", "13:30-17:30"], tue: ["22:00-06:00"], wed: []}
    holidays: CN
    alsoClosed: ["2026-12-31"]
    alsoOpen: {"2026-12-26": ["09:00-12:00"]}
zones:
  - {id: city, regions: [上海市], distanceKm: {max: 15}}
  - {id: suburb, distanceKm: {min: 15, max: 60}}
sla:
  - id: arrive
    target: ARRIVE
    when: {kind: [FAULT], zone: [city], component: {not: consumable}}
    within: PT24H
    calendar: office
    byAppointment: true
    pausedBy: [CUSTOMER]
    escalate:
      - {at: 80%, to: DISPATCHER}
      - {after: PT4H, to: MANAGER}
  - {id: next, target: NEXT_REPLY, within: P1D}
severity:
  - {id: third, when: {complaintsByCustomer: {min: 3, within: P90D}, sameFaultOnUnit: {min: 2, within: P30D}, reopenings: {min: 3}}, severity: URGENT, escalateTo: MANAGER}
routing:
  - {id: quality, when: {subject: [QUALITY]}, department: R&D}
entitlement:
  startsAt: [INSTALLED, SOLD]
  proof: {required: [CARD, INVOICE], any: true, otherwise: MANUFACTURED}
  excluded: [MISUSE]
  cardAltered: CHARGEABLE
  terms:
    - {id: year, for: P1Y, remedies: [REPAIR], pays: {parts: COMPANY, labour: COMPANY, travel: COMPANY, freight: COMPANY}}
  contract: {pays: {parts: CUSTOMER, labour: COMPANY, travel: COMPANY, freight: COMPANY}}
  afterwards: {pays: {parts: CUSTOMER, labour: CUSTOMER, travel: CUSTOMER, freight: CUSTOMER}}
followUps:
  - {id: callback, kind: CALLBACK, after: RESOLVED, delay: P1D, calendar: office, sample: 20%, assign: RECEPTIONIST}
  - {id: training, kind: TRAINING, months: [5, 10], while: UNDER_CONTRACT}
kpis: {timelyRate: {min: 0.90}, repeatWindow: P30D}
`;

export function problemsOf(yaml: string): readonly Problem[] {
  try {
    readPolicy(yaml);
  } catch (error) {
    if (error instanceof PolicyError) return error.problems;
    throw error;
  }
  return [];
}

export function changed(from: string, to: string): string {
  if (!soundPolicy.includes(from)) throw new Error(`the sound policy has no ${from}`);
  return soundPolicy.replace(from, to);
}
