import { describe, expect, it } from 'vitest';
import type { Facts } from './facts.js';
import type { When, Zone } from './policy.js';
import { fits, withZone, zoneOf } from './when.js';

describe('a rule fits', () => {
  it.each<[why: string, when: When, facts: Facts, expected: boolean]>([
    ['without tests, whatever the facts', {}, {}, true],
    ['any value of a list', { kind: ['FAULT', 'COMPLAINT'] }, { kind: 'COMPLAINT' }, true],
    ['no value beside the list', { kind: ['FAULT'] }, { kind: 'INQUIRY' }, false],
    ['no fact that is not known', { family: ['bus'] }, { family: null }, false],
    ['only when all its tests hold', { kind: ['FAULT'], family: ['bus'] }, { kind: 'FAULT' }, false],
    ['when all its tests hold', { kind: ['FAULT'], family: ['bus'] }, { kind: 'FAULT', family: 'bus' }, true],
    ['the farthest place within (A-05)', { distanceKm: { max: 100 } }, { distanceKm: 100 }, true],
    ['no place beyond', { distanceKm: { max: 100 } }, { distanceKm: 100.1 }, false],
    ['no place exactly at the minimum', { distanceKm: { min: 100 } }, { distanceKm: 100 }, false],
    ['a place past the minimum', { distanceKm: { min: 100 } }, { distanceKm: 100.1 }, true],
    ['no distance that is not known', { distanceKm: { max: 100 } }, {}, false],
    ['a service without contract', { underContract: false }, { underContract: false }, true],
    ['no contract that is not known', { underContract: false }, {}, false],
    ['a component by its code', { component: { codes: ['pump'], not: false } }, { component: 'pump' }, true],
    ['no other component', { component: { codes: ['pump'], not: false } }, { component: 'faucet' }, false],
    [
      'what is not a consumable',
      { component: { codes: ['consumable'], not: true } },
      { consumable: false },
      true,
    ],
    ['no consumable', { component: { codes: ['consumable'], not: true } }, { consumable: true }, false],
    ['every consumable', { component: { codes: ['consumable'], not: false } }, { consumable: true }, true],
    ['nothing when a component is not known', { component: { codes: ['pump'], not: true } }, {}, false],
    [
      'the whole unit, which is no pump',
      { component: { codes: ['pump'], not: true } },
      { component: '' },
      true,
    ],
    ['none of several', { component: { codes: ['a', 'b'], not: true } }, { component: 'b' }, false],
    ['a case with any of the marks', { marked: ['difficult', 'rare'] }, { marks: ['far', 'rare'] }, true],
    ['no case without a mark', { marked: ['difficult'] }, { marks: [] }, false],
    ['no case whose marks are not known', { marked: ['difficult'] }, {}, false],
    ['a kind of service point', { servicePoint: ['DEALER', 'BRANCH'] }, { servicePoint: 'BRANCH' }, true],
    ['no other kind', { servicePoint: ['DEALER'] }, { servicePoint: 'HEADQUARTERS' }, false],
    ['a component as a group of its own', { componentGroup: ['body'] }, { component: 'body' }, true],
    ['a group', { componentGroup: ['body'] }, { component: 'door', componentGroup: 'body' }, true],
    ['all that lies in a region', { region: ['浙江省'] }, { region: '浙江省杭州市西湖区' }, true],
    ['no wider region', { region: ['浙江省杭州市'] }, { region: '浙江省' }, false],
    ['a city without its province', { region: ['杭州市'] }, { region: '浙江省杭州市西湖区' }, true],
    ['a district by its name alone', { region: ['西湖区'] }, { region: '浙江省杭州市西湖区' }, true],
    ['a city without its level', { region: ['杭州'] }, { region: '浙江省杭州市西湖区' }, true],
    ['a place told without its level', { region: ['杭州市'] }, { region: '杭州' }, true],
    ['a place told without levels', { region: ['浙江省杭州市'] }, { region: '浙江杭州' }, true],
    ['an autonomous region by its short name', { region: ['广西壮族自治区'] }, { region: '广西' }, true],
    ['a place in it', { region: ['广西'] }, { region: '广西壮族自治区南宁市' }, true],
    ['no province of the same name', { region: ['吉林市'] }, { region: '吉林省长春市' }, false],
    ['the city in it', { region: ['吉林市'] }, { region: '吉林省吉林市' }, true],
    ['no road of the same name', { region: ['南京'] }, { region: '上海市南京西路' }, false],
    ['no part of a name', { region: ['海市'] }, { region: '上海市' }, false],
    ['nothing by a people alone', { region: ['壮族自治区'] }, { region: '上海市' }, false],
    ['no wider place than the region', { region: ['上海市黄浦区'] }, { region: '上海' }, false],
    ['no district beside it', { region: ['黄浦区'] }, { region: '上海市徐汇区' }, false],
    ['a region in the other script', { region: ['廣東省'] }, { region: '广东省深圳市' }, true],
    ['a region in Latin letters', { region: ['zhejiang'] }, { region: 'Zhejiang, Hangzhou' }, true],
    ['no longer Latin name', { region: ['Xi'] }, { region: 'Xiamen' }, false],
  ])('%s', (_why, when, facts, expected) => {
    expect(fits(when, facts)).toBe(expected);
  });
});

describe('words', () => {
  it.each<[said: string, word: string, found: boolean]>([
    ['I will call the PRESS!', 'press', true],
    ['the press', 'Press', true],
    ['high pressure in the pump', 'press', false],
    ['sent by express', 'press', false],
    ['去找press', 'press', true],
    ['ｐｒｅｓｓ', 'press', true],
    ['see you\nin   court', 'in court', true],
    ['court2', 'court', false],
    ['我要找媒体曝光你们', '媒体', true],
    ['我要找媒體曝光', '媒体', true],
    ['我要請律師', '律师', true],
    ['请律师', '律師', true],
    ['12315投诉', '12315', true],
    ['机器很好', '律师', false],
    ['没有冒烟，就是不转', '冒烟', false],
    ['没冒烟', '冒烟', false],
    ['没有电，还冒烟', '冒烟', true],
    ['沒有看到冒煙', '冒烟', false],
    ['there is no smoke', 'smoke', false],
    ["we didn't see any smoke", 'smoke', false],
    ['no water, smoke everywhere', 'smoke', true],
    ['It is not working and smoke comes out', 'smoke', true],
    ['No, smoke comes out', 'smoke', true],
    ["I don't want to sue anyone", 'sue', false],
    ["Don't think I won't sue you", 'sue', true],
    ['我不是要告你们，修好就行', '告你们', false],
    ['我唔係想告你哋', '告你哋', false],
    ['别以为我不会起诉', '起诉', true],
    ['', 'press', false],
  ])('in "%s", "%s": %s', (said, word, found) => {
    expect(fits({ words: [word] }, { words: said })).toBe(found);
  });

  it('are not so when they are denied together, unless one of them is said', () => {
    const when = { words: ['冒烟', '火花', 'smoke', 'fire', 'sparks'] };
    const says = (words: string) => fits(when, { words });
    expect([says('没有冒烟、火花'), says('no smoke or fire')]).toEqual([false, false]);
    expect([says('没有冒烟，有火花'), says('no smoke, but sparks')]).toEqual([true, true]);
  });

  it('are not found where nothing was said', () => {
    expect(fits({ words: ['press'] }, {})).toBe(false);
  });
});

describe('complaints by one customer', () => {
  const when: When = { complaintsByCustomer: { min: 3, within: { days: 90, milliseconds: 0 } } };
  const openedAt = new Date('2026-11-22T08:00:00Z');
  const daysAgo = (days: number) => new Date(openedAt.getTime() - days * 86_400_000);

  it.each([
    ['the third in ninety days', [89, 30, 0], true],
    ['one made exactly ninety days ago', [90, 30, 0], true],
    ['but not an older one', [90.01, 30, 0], false],
    ['and no later one', [30, 0, -1], false],
  ])('count %s', (_what, days, expected) => {
    expect(fits(when, { openedAt, complainedAt: days.map(daysAgo) })).toBe(expected);
  });

  it('fit nothing when they are not known', () => {
    expect(fits(when, { openedAt })).toBe(false);
  });
});

describe('the same fault on a unit', () => {
  const when: When = { sameFaultOnUnit: { min: 2, within: { days: 30, milliseconds: 0 } } };
  const openedAt = new Date('2026-06-20T08:00:00Z');
  const first = new Date('2026-06-01T08:00:00Z');

  it('is a repeat within the window, itself included', () => {
    expect(fits(when, { openedAt, failedAt: [first, openedAt] })).toBe(true);
    expect(fits(when, { openedAt, failedAt: [openedAt] })).toBe(false);
    const later = new Date('2026-07-01T08:00:01Z');
    expect(fits(when, { openedAt: later, failedAt: [first, later] })).toBe(false);
    expect(fits(when, { openedAt })).toBe(false);
  });
});

describe('reopenings', () => {
  it('fit from the number on, and not when nobody counted', () => {
    const when: When = { reopenings: { min: 3 } };
    expect(
      [undefined, 0, 2, 3, 4].map((reopenings) => fits(when, { reopenings: reopenings ?? null })),
    ).toEqual([false, false, false, true, true]);
  });
});

describe('the zone of a place', () => {
  const zones: Zone[] = [
    { id: 'city', regions: ['上海市黄浦区'], distanceKm: { max: 15 } },
    { id: 'suburb', regions: [], distanceKm: { max: 60 } },
  ];

  it.each([
    ['by its region, however far', { region: '上海市黄浦区人民大道200号', distanceKm: 99 }, 'city'],
    ['by its distance, whatever the region', { region: '江苏省', distanceKm: 15 }, 'city'],
    ['the first that fits', { distanceKm: 16 }, 'suburb'],
    ['none', { distanceKm: 61 }, undefined],
    ['none where nothing is known', {}, undefined],
  ])('is found: %s', (_how, facts, expected) => {
    expect(zoneOf({ zones }, facts)?.id).toBe(expected);
  });

  it('is the one that somebody named', () => {
    expect(withZone({ zones }, { zone: 'suburb', distanceKm: 1 }).zone).toBe('suburb');
  });
});
