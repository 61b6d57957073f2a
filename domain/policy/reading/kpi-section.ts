import type { KpiTarget, KpiTargets } from '../policy.js';
import { number, type Reader, refined } from './readers.js';
import { optional, possible, record } from './record.js';
import { duration } from './times.js';

const share = possible(number('a share from 0 to 1, such as 0.9', (value) => value >= 0 && value <= 1));

const target: Reader<KpiTarget> = refined(
  record('{min: …}, {over: …}, {max: …} or {under: …}, each a share from 0 to 1, such as 0.9', {
    min: share,
    over: share,
    max: share,
    under: share,
  }),
  (read, place) => {
    const { min, over, max, under } = read;
    const [least, most] = [min ?? over, max ?? under];
    if (least === undefined && most === undefined) return place.refuse('takes min, over, max or under');
    if (min !== undefined && over !== undefined) return place.refuse('takes min or over, not both');
    if (max !== undefined && under !== undefined) return place.refuse('takes max or under, not both');
    return least !== undefined && most !== undefined && least >= most
      ? place.refuse(`takes a least figure below the most; ${least} is not below ${most}`)
      : read;
  },
);

const rate = possible(target);

export const noKpis: KpiTargets = { repeatWindow: null };

export const kpiReader = record('a group of target figures', {
  timelyRate: rate,
  satisfactionRate: rate,
  complaintRate: rate,
  majorComplaintRate: rate,
  firstTimeFixRate: rate,
  revisitRate: rate,
  repeatWindow: optional(duration, null),
});
