import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../test/support/small-policy.js';

/** Processor time in milliseconds: how busy the machine is with other things does not count. */
function taken(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

const letters = (index: number): string =>
  String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26));

const alike = 'm'.repeat(30);
/** Within the sizes that are read at all. */
const hostile: readonly (readonly [what: string, yaml: string])[] = [
  [
    'thousands of marks that are all alike, and hundreds that are none of them',
    `marks: [${lines(1_500, (index) => `  ${alike}${index},`)}]
sla:
${lines(200, (index) => `  - {id: r${index}, target: REPLY, within: P1D, when: {marked: [${alike}x${index}]}}`)}`,
  ],
  [
    'hundreds of zones, and as many mistyped',
    `zones:
${lines(500, (index) => `  - {id: zone-of-the-suburb-${index}, regions: [x]}`)}
sla:
${lines(150, (index) => `  - {id: r${index}, target: REPLY, within: P1D, when: {zone: [zone-of-the-subarb-${index}]}}`)}`,
  ],
  ['thousands of keys like one that is known', lines(2_500, (index) => `polic${index}: x`)],
  ['mistyped time zones', lines(2_000, (index) => `timezone: Asia/Shangha${index}`)],
  [
    'the holidays of every country there might be',
    `calendars:
${lines(600, (index) => `  c${index}: {hours: {mon: ["09:00-17:00"]}, holidays: ${letters(index)}}`)}`,
  ],
];

describe('names made to cost time', () => {
  // Ten times what is promised, for a busy machine; to compare all with all took twelve seconds.
  it.each(hostile)('%s are refused at once', (_what, yaml) => {
    expect(taken(() => expect(problemsOf(yaml).length).toBeGreaterThan(4))).toBeLessThan(500);
  });

  it('leave the first mistakes their hints', () => {
    const [first] = problemsOf(hostile[1]?.[1] ?? '').filter(({ path }) => path.startsWith('sla'));
    expect(first?.message).toMatch(/did you mean zone-of-the-suburb-0\?/);
  });
});
