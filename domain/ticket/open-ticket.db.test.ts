import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { customer, product, servicePoint, staff, type TicketRow } from '../../schema/index.js';
import { system, useDesk } from '../../test/support/desk.js';
import { day, hour, leak, minute, refusal, serviceOf } from '../../test/support/service.js';
import { findStaffActor } from '../staff/staff-actor.queries.js';
import { countTickets } from './list-tickets.queries.js';
import { openTicket } from './open-ticket.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });
const desk = serviceOf(test);

const pointOf = async (row: TicketRow): Promise<string | undefined> => {
  const [point] = await test.db.select().from(servicePoint).where(eq(servicePoint.id, row.servicePointId));
  return point?.code;
};
const customerOf = async (ticketId: string) => {
  const { customerId } = await desk.ticket(ticketId);
  const [row] = await test.db.select().from(customer).where(eq(customer.id, customerId));
  return row;
};
const found = (search: string) => test.desk.read(system, countTickets, { search });

describe('what is known of a case when it is opened', () => {
  it('stores what was told, the unit, the verdict, the number and the policy', async () => {
    const row = await desk.ticket(await desk.open({ component: 'pump', severity: 'URGENT' }));
    expect(row).toMatchObject({
      kind: 'FAULT',
      state: 'OPEN',
      severity: 'URGENT',
      component: 'pump',
      serialAsTold: null,
      region: expect.stringContaining('上海市'),
      version: 1,
      openedAt: test.clock(),
      entitlement: { coverage: 'FREE', terms: ['two-years'], parts: 'COMPANY' },
    });
    expect(row.number).toMatch(/^T2611-[A-Z0-9]{5}$/);
    expect((await desk.events(row.id)).map(({ type }) => type)).toContain('TICKET_OPENED');
  });

  it('says that a consumable is never under warranty', async () => {
    const row = await desk.ticket(await desk.open({ component: 'filter-core' }));
    expect(row.entitlement).toMatchObject({ coverage: 'CHARGEABLE', parts: 'CUSTOMER' });
    expect(row.entitlement?.reasons).toContain('CONSUMABLE');
  });

  it('keeps an unknown serial number as told, with the model that was named', async () => {
    const row = await desk.ticket(await desk.open({ serialNumber: 'XYZ-999', model: 'aq-200' }));
    const [model] = await test.db.select().from(product).where(eq(product.model, 'AQ-200'));
    expect(row).toMatchObject({ assetId: null, serialAsTold: 'XYZ-999', productId: model?.id });
  });

  it('keeps an unknown serial number without any Latin letter as told too', async () => {
    const row = await desk.ticket(await desk.open({ serialNumber: '不知道', model: 'AQ-200' }));
    expect(row).toMatchObject({ assetId: null, serialAsTold: '不知道' });
  });

  it('takes a case about nothing in particular, without a verdict', async () => {
    const told = { kind: 'INQUIRY', serialNumber: null, address: null } as const;
    expect(await desk.ticket(await desk.open(told))).toMatchObject({ entitlement: null, assetId: null });
  });

  it('names the earlier fault on the same unit within 30 days, and only that', async () => {
    const unit = { serialNumber: 'DEMO-0013', address: { text: '浙江省杭州市余杭区文一西路969号' } };
    const first = await desk.open(unit);
    expect((await desk.ticket(first)).repeatOfId).toBeNull();
    expect((await desk.ticket(await desk.open(unit))).repeatOfId).toBe(first);
    expect((await desk.ticket(await desk.open({ ...unit, kind: 'MAINTENANCE' }))).repeatOfId).toBeNull();
    expect((await desk.ticket(await desk.open({ serialNumber: 'DEMO-0014' }))).repeatOfId).toBeNull();
    desk.sleep(31 * day);
    expect((await desk.ticket(await desk.open(unit))).repeatOfId).toBeNull();
  });

  it('grades a threat of the press as critical and tells the general manager at once', async () => {
    const ticketId = await desk.open({ description: '再不来修我就找媒体曝光' });
    expect((await desk.ticket(ticketId)).severity).toBe('CRITICAL');
    const [told, ...others] = await desk.escalations(ticketId);
    const manager = await desk.staff('general_manager@demo');
    expect(told).toMatchObject({ reason: 'CRISIS', to: 'GENERAL_MANAGER', recipientId: manager.id });
    expect(others).toHaveLength(0);
    expect((await desk.clock(ticketId, 'REPLY')).rule).toBe('reply-critical');
  });

  it('grades the third complaint of a customer within the days of the rule, and routes by subject', async () => {
    const complaint = { kind: 'COMPLAINT', customer: { name: '吴怨', phone: '13112349999' } } as const;
    const conduct = await desk.ticket(await desk.open({ ...complaint, subject: 'STAFF_CONDUCT' }));
    const quality = await desk.ticket(await desk.open({ ...complaint, subject: 'QUALITY' }));
    const third = await desk.ticket(await desk.open({ ...complaint, subject: 'QUALITY' }));
    expect([conduct.department, quality.department]).toEqual(['marketing', 'R&D']);
    expect([conduct.severity, quality.severity, third.severity]).toEqual(['NORMAL', 'NORMAL', 'URGENT']);
    expect((await desk.escalations(conduct.id)).map(({ to }) => to)).toEqual(['SUPERVISOR']);
    expect((await desk.escalations(third.id)).map(({ to }) => to)).toEqual(['MANAGER']);
  });
});

describe('who is the customer', () => {
  it('is one customer for one number and name, however the number is written', async () => {
    const one = await customerOf(await desk.open({ customer: { name: '甲', phone: '138 1234 5678' } }));
    const other = await customerOf(await desk.open({ customer: { name: '甲', phone: '+86-13812345678' } }));
    expect(one).toMatchObject({ name: '甲', phone: '+8613812345678' });
    expect(other?.id).toBe(one?.id);
  });

  it('is two customers when two names share a number', async () => {
    const one = await customerOf(await desk.open({ customer: { name: '乙', phone: '13812345679' } }));
    const other = await customerOf(await desk.open({ customer: { name: '丙', phone: '13812345679' } }));
    expect(other?.id).not.toBe(one?.id);
    expect([one?.name, other?.name]).toEqual(['乙', '丙']);
  });

  it('is one customer when two first reports come at once', async () => {
    const same = { customer: { name: '丁', phone: '13812345680' } };
    const opened = await Promise.all([desk.open(same), desk.open(same), desk.open(same)]);
    const ids = new Set((await Promise.all(opened.map(customerOf))).map((row) => row?.id));
    expect(ids.size).toBe(1);
  });

  it('may be without a telephone', async () => {
    expect(await customerOf(await desk.open({ customer: { name: '戊' } }))).toMatchObject({ phone: null });
  });

  it('does not become a key customer because a caller says so', async () => {
    const said = { name: '己', phone: '13812345681' } as const;
    await desk.open({ customer: said });
    expect(await customerOf(await desk.open({ customer: { ...said, tier: 'KEY' } }))).toMatchObject({
      tier: 'STANDARD',
    });
  });
});

describe('whose case it is', () => {
  const pointFor = async (text: string | null, by?: string) =>
    pointOf(await desk.ticket(await desk.open({ address: text === null ? null : { text } }, by)));

  it('is the service point whose region holds the address', async () => {
    expect(await pointFor('浙江省杭州市西湖区文三路90号')).toBe('HGH');
    expect(await pointFor('江苏省苏州市工业园区星湖街218号')).toBe('SHA');
    expect(await pointFor('福建省厦门市思明区湖滨南路50号')).toBe('D-XM');
    expect(await pointFor('广东省广州市天河路1号')).toBe('HQ');
  });

  it('understands an address without its province', async () => {
    expect(await pointFor('杭州西湖区文三路90号')).toBe('HGH');
    expect(await pointFor('浦东新区世纪大道100号')).toBe('SHA');
  });

  it.each([
    ['南京', 'SHA'],
    ['Hangzhou', 'HGH'],
    ['福建', 'D-XM'],
    ['上海市浦东新区张江镇', 'SHA'],
    ['Bavaria', 'HQ'],
  ])('is found by the region told as %s: %s', async (region, code) => {
    const row = await desk.ticket(await desk.open({ address: { text: '1号', region } }));
    expect(await pointOf(row)).toBe(code);
  });

  it('is the most specific one when several hold it', async () => {
    const [parent] = await test.db.select().from(servicePoint).where(eq(servicePoint.code, 'SHA'));
    if (!parent) throw new Error('no SHA');
    const { id: parentId } = parent;
    const pudong = { ...parent, id: crypto.randomUUID(), code: 'PD', name: '浦东服务站', parentId };
    await test.db.insert(servicePoint).values({ ...pudong, regions: ['浦东新区'] });
    expect(await pointFor('上海市浦东新区世纪大道100号')).toBe('PD');
    expect(await pointFor('上海市徐汇区衡山路10号')).toBe('SHA');
    await test.db.update(servicePoint).set({ regions: [] }).where(eq(servicePoint.code, 'PD'));
  });

  it('is the receptionist’s own without an address, and headquarters when nobody of a point opens it', async () => {
    expect(await pointFor(null, 'dispatcher_sha@demo')).toBe('SHA');
    expect(await pointFor(null, 'dealer@demo')).toBe('D-XM');
    const { ticketId } = await test.desk.run(system, openTicket, { ...leak, address: null });
    expect(await pointOf(await desk.ticket(ticketId))).toBe('HQ');
  });

  it('measures the distance from the service point, unless it is given', async () => {
    const place = { text: '上海市浦东新区世纪大道100号', latitude: 31.2397, longitude: 121.4998 };
    const measured = await desk.ticket(await desk.open({ address: place }));
    expect(measured.distanceKm).toBeGreaterThan(2.5);
    expect(measured.distanceKm).toBeLessThan(2.9);
    expect((await desk.ticket(await desk.open({ address: place, distanceKm: 55 }))).distanceKm).toBe(55);
    const kunshan = await desk.ticket(await desk.open({ address: { text: '江苏省昆山市前进中路1号' } }));
    expect(kunshan.distanceKm).toBeGreaterThan(45);
    expect(kunshan.distanceKm).toBeLessThan(55);
    const nowhere = await desk.ticket(await desk.open({ address: { text: '江苏省某村' } }));
    expect(nowhere.distanceKm).toBeNull();
  });
});

describe('promises begin with the opening', () => {
  it('starts each target’s first fitting rule, and stores the earliest due time on the ticket', async () => {
    test.clock.set('2027-03-01T02:00:00.000Z'); // Monday, 10:00 in Shanghai
    const ticketId = await desk.open({ appointmentAt: desk.at(30 * hour) });
    const clocks = await desk.clocks(ticketId);
    const due = Object.fromEntries(
      clocks.map(({ target, rule, dueAt }) => [target, `${rule} ${dueAt.toISOString()}`]),
    );
    expect(due).toEqual({
      REPLY: 'reply 2027-03-01T03:00:00.000Z',
      DISPATCH: 'dispatch 2027-03-01T04:00:00.000Z', // used up exactly at noon, so due at noon
      ARRIVE: 'arrive-city 2027-03-02T08:00:00.000Z', // as the customer asked
      RESOLVE: 'resolve 2027-03-04T02:00:00.000Z',
    });
    expect((await desk.ticket(ticketId)).nextDueAt).toEqual(new Date('2027-03-01T03:00:00.000Z'));
    expect((await desk.events(ticketId)).filter(({ type }) => type === 'CLOCK_STARTED')).toHaveLength(4);
  });

  it('counts from the next opening when the office is closed', async () => {
    test.clock.set('2027-03-05T13:00:00.000Z'); // Friday, 21:00
    expect((await desk.clock(await desk.open(), 'REPLY')).dueAt).toEqual(
      new Date('2027-03-08T02:00:00.000Z'),
    );
  });

  it('promises nothing where no rule fits', async () => {
    const ticketId = await desk.open({ kind: 'SUGGESTION' });
    expect(await desk.clocks(ticketId)).toHaveLength(0);
    expect((await desk.ticket(ticketId)).nextDueAt).toBeNull();
  });

  it('lets a rule that waits for the arrival begin nothing yet', async () => {
    const targets = (await desk.clocks(await desk.open({ component: 'pump' }))).map(({ target }) => target);
    expect(targets.sort()).toEqual(['ARRIVE', 'DISPATCH', 'REPLY']);
  });
});

describe('a ticket is found by its words', () => {
  it('by number, description, name, telephone and serial number, in Chinese and English', async () => {
    const ticketId = await desk.open({
      customer: { name: '欧阳锋', phone: '13755550001' },
      serialNumber: 'demo0012',
      description: '出水口 drips all night 滴水不停',
    });
    const { number } = await desk.ticket(ticketId);
    for (const words of [number, number.toLowerCase(), '欧阳锋', '欧阳', '滴水', 'drips night', 'DRIP']) {
      expect([words, await found(words)]).toEqual([words, 1]);
    }
    for (const words of ['13755550001', '+8613755550001', '+86 137 5555 0001', 'DEMO-0012', 'demo0012']) {
      expect([words, await found(words)]).toEqual([words, 1]);
    }
    for (const words of ['欧锋', 'zebra', '13755550002'])
      expect([words, await found(words)]).toEqual([words, 0]);
  });

  it('takes a description of the greatest length in one breath', async () => {
    const ticketId = await desk.open({ description: '漏'.repeat(4_000) });
    expect((await desk.ticket(ticketId)).description).toHaveLength(4_000);
  });

  it('is not confused by quotes, operators and signs in what was told or is sought', async () => {
    const told = `it's "broken" & (leaks) | !now :* \\ ' 100% <b>`;
    const ticketId = await desk.open({ description: `${told} quokka` });
    expect((await desk.ticket(ticketId)).description).toBe(`${told} quokka`);
    expect(await found('quokka')).toBe(1);
    for (const odd of [`'`, `a' | 'b`, '&|!:*()', '\\', '%', ''])
      expect(await found(odd)).toBeGreaterThanOrEqual(0);
  });
});

describe('what opening refuses, naming the field', () => {
  const told = (changes: object) => refusal(desk.open(changes));
  const long = 'x'.repeat(10_000);

  it.each([
    ['an empty name', { customer: { name: '' } }, 'customer.name'],
    ['a blank name', { customer: { name: ' \t　' } }, 'customer.name'],
    ['a name of 10,000 characters', { customer: { name: long } }, 'customer.name'],
    ['a telephone that is none', { customer: { name: '甲', phone: 'call me' } }, 'customer.phone'],
    ['too short a telephone', { customer: { name: '甲', phone: '12' } }, 'customer.phone'],
    [
      'a telephone of 10,000 digits',
      { customer: { name: '甲', phone: '1'.repeat(10_000) } },
      'customer.phone',
    ],
    ['an empty description', { description: '' }, 'description'],
    ['a description of 10,000 characters', { description: long }, 'description'],
    ['a description of nothing but NUL', { description: '\u0000\u0000' }, 'description'],
    ['a serial number of 10,000 characters', { serialNumber: long }, 'serialNumber'],
    ['an unknown model', { serialNumber: null, model: 'NO-SUCH' }, 'model'],
    ['a model of 10,000 characters', { serialNumber: null, model: long }, 'model'],
    ['a component that the product has not', { component: 'engine' }, 'component'],
    ['a component of 10,000 characters', { component: long }, 'component'],
    ['an empty address', { address: { text: ' ' } }, 'address.text'],
    ['an address of 10,000 characters', { address: { text: long } }, 'address.text'],
    ['a region of 10,000 characters', { address: { text: '某处', region: long } }, 'address.region'],
    [
      'a latitude off the globe',
      { address: { text: '某处', latitude: 91, longitude: 0 } },
      'address.latitude',
    ],
    [
      'a longitude off the globe',
      { address: { text: '某处', latitude: 0, longitude: 181 } },
      'address.longitude',
    ],
    ['half a position', { address: { text: '某处', latitude: 31 } }, 'address.longitude'],
    ['a negative distance', { distanceKm: -1 }, 'distanceKm'],
    ['a distance that is no number', { distanceKm: Number.NaN }, 'distanceKm'],
    ['a distance longer than the earth', { distanceKm: 30_000 }, 'distanceKm'],
    ['a time that is none', { appointmentAt: new Date(Number.NaN) }, 'appointmentAt'],
    ['an idempotency key of 10,000 characters', { idempotencyKey: long }, 'idempotencyKey'],
  ])('%s', async (_what, changes, field) => {
    expect(await told(changes)).toBe(`BAD_USER_INPUT ${field}`);
  });

  it('an appointment in the past, or beyond five years', async () => {
    expect(await told({ appointmentAt: desk.at(-5 * minute) })).toBe('BAD_USER_INPUT appointmentAt');
    expect(await told({ appointmentAt: desk.at(6 * 366 * day) })).toBe('BAD_USER_INPUT appointmentAt');
  });

  it('leaves nothing behind', async () => {
    const before = await found('zyzzyva');
    await told({ description: 'zyzzyva', component: 'engine' });
    expect([before, await found('zyzzyva')]).toEqual([0, 0]);
  });

  it('takes names to their last allowed character', async () => {
    expect(await customerOf(await desk.open({ customer: { name: '字'.repeat(100) } }))).toMatchObject({
      name: '字'.repeat(100),
    });
  });
});

describe('who may open', () => {
  it('not who is not signed in, nor who has left', async () => {
    expect(await refusal(test.desk.run({ kind: 'ANONYMOUS' }, openTicket, leak))).toBe('UNAUTHENTICATED');
    const { id } = await desk.staff('dispatcher@demo');
    await test.db.update(staff).set({ active: false }).where(eq(staff.id, id));
    expect(await test.desk.read(system, findStaffActor, { login: 'dispatcher@demo' })).toBeNull();
    await test.db.update(staff).set({ active: true }).where(eq(staff.id, id));
  });
});
