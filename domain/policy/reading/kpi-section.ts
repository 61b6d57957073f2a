import type { KpiTargets } from '../policy.js';
import { optional, possible, record } from './record.js';
import { duration } from './times.js';
import { range } from './when-section.js';

const rate = possible(range('a share from 0 to 1, such as 0.9', (value) => value >= 0 && value <= 1));

export const noKpis: KpiTargets = { repeatWindow: null };

export const kpiReader = record('a group of target figures', {
  timelyRate: rate,
  satisfactionRate: rate,
  complaintRate: rate,
  firstTimeFixRate: rate,
  revisitRate: rate,
  repeatWindow: optional(duration, null),
});
