import postgres from 'postgres';

export interface Filling {
  readonly tickets: number;
  /** Share of tickets on which somebody still works; the others ended well. */
  readonly live: number;
}

/**
 * A desk that has been in use for half a year: customers with units, tickets in every state and at every service
 * point, their promises, what was said and what happened. Set-based, since the way of one ticket at a time takes
 * an hour; the numbers are drawn from a fixed seed, so two runs measure the same desk.
 */
export async function fill(url: string, { tickets, live }: Filling): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await client.begin(async (sql) => {
      await sql`select setseed(0.42)`;
      for (const statement of [...people, ...draws, ...matters])
        await sql.unsafe(statement.replaceAll(':tickets', String(tickets)).replaceAll(':live', String(live)));
    });
    await client.unsafe('vacuum analyze');
  } finally {
    await client.end();
  }
}

const people = [
  `insert into customer (id, name, phone, tier, created_at)
   select uuidv7(), '客户' || n, '+86139' || lpad(n::text, 8, '0'),
     case when random() < 0.05 then 'KEY' else 'STANDARD' end, now() - interval '200 days'
   from generate_series(1, :tickets / 5) n`,
  `create temp table whom on commit drop as
   select row_number() over () as n, id, name, phone from customer where name like '客户%'`,
  `create temp table model on commit drop as
   select row_number() over (order by model) as n, id, model from product`,
  `insert into asset (id, serial_number, product_id, owner_id, sold_on, installed_on, warranty_card, created_at)
   select uuidv7(), 'BENCH-' || lpad(whom.n::text, 7, '0'), model.id, whom.id,
     current_date - (whom.n % 1500)::int, current_date - (whom.n % 1500)::int, 'W-' || whom.n, now()
   from whom join model on model.n = 1 + whom.n % (select count(*) from model)`,
  // Units are planned when they are registered, and have been by now.
  `update deadline set state = 'FIRED' where kind = 'PLAN_UNITS'`,
  `create temp table unit on commit drop as
   select row_number() over () as n, id, serial_number, product_id, owner_id from asset
   where serial_number like 'BENCH-%'`,
  `create temp table place on commit drop as
   select row_number() over (order by code) as n, id from service_point`,
  `insert into staff (id, login, password_hash, name, roles, service_point_id)
   select uuidv7(), 'bench-technician-' || lpad(one::text, 2, '0'), '-', '师傅' || one, '{TECHNICIAN}', place.id
   from generate_series(1, 60) one join place on place.n = 1 + one % (select count(*) from place)`,
  `create temp table worker on commit drop as
   select row_number() over (order by login) as n, id from staff where login like 'bench-technician-%'`,
  `create temp table superior on commit drop as
   select row_number() over (order by login) as n, id from staff
   where roles && '{SUPERVISOR,MANAGER,GENERAL_MANAGER}'`,
];

/** Everything that is drawn by lot, once for each ticket. */
const draws = [
  `create temp table drawn on commit drop as
   select n, uuidv7(-(random() * interval '180 days')) as id, random() as lot, random() as turn,
     random() as whose, random() as grade
   from generate_series(1, :tickets) n`,
  `create temp table matter on commit drop as
   select drawn.*,
     case when lot < :live * 0.3 then 'OPEN' when lot < :live * 0.8 then 'IN_PROGRESS'
       when lot < :live then 'ON_HOLD' when turn < 0.1 then 'RESOLVED' when turn < 0.13 then 'CANCELLED'
       else 'CLOSED' end as state,
     case when lot < :live then date_trunc('milliseconds', now() - turn * interval '2 days')
       else uuid_extract_timestamp(drawn.id) end as opened_at,
     unit.id as asset_id, unit.serial_number, unit.product_id, whom.id as customer_id, whom.name, whom.phone
   from drawn
   join unit on unit.n = 1 + floor(whose * (select count(*) from unit))::int
   join whom on whom.id = unit.owner_id`,
];

const matters = [
  `insert into conversation (id, channel, language, customer_id, created_at, last_inbound_at, expires_at)
   select id, 'WEB_CHAT', 'zh-Hans', customer_id, opened_at, opened_at, opened_at + interval '30 days'
   from matter where grade < 0.6`,
  `insert into ticket (id, number, kind, state, severity, channel, description, customer_id, asset_id,
     product_id, address_text, region, service_point_id, assignee_id, opened_at, replied_at, resolved_at,
     closed_at, cancelled_at, hold_reason, hold_since, conversation_id, policy_id, next_due_at, search)
   select matter.id, 'T2611-' || lpad(matter.n::text, 7, '0'),
     (array['FAULT','FAULT','FAULT','INQUIRY','COMPLAINT','MAINTENANCE'])[1 + matter.n % 6],
     state, case when grade < 0.03 then 'CRITICAL' when grade < 0.15 then 'URGENT' else 'NORMAL' end,
     case when grade < 0.6 then 'WEB_CHAT' else 'PHONE' end,
     '净水机漏水，接头处一直滴，已经第' || matter.n % 9 || '天', customer_id, asset_id, product_id,
     '上海市浦东新区世纪大道' || matter.n % 900 || '号', '上海市', place.id,
     case when state <> 'OPEN' then worker.id end, opened_at,
     case when state <> 'OPEN' then opened_at + interval '3 hours' end,
     case when state in ('RESOLVED','CLOSED') then opened_at + interval '2 days' end,
     case when state = 'CLOSED' then opened_at + interval '5 days' end,
     case when state = 'CANCELLED' then opened_at + interval '1 day' end,
     case when state = 'ON_HOLD' then 'PARTS' end,
     case when state = 'ON_HOLD' then opened_at + interval '1 day' end,
     case when grade < 0.6 then matter.id end, policy.id,
     case when state = 'OPEN' then opened_at + interval '24 hours'
       when state in ('IN_PROGRESS','ON_HOLD') then opened_at + interval '72 hours' end,
     array_to_tsvector(array['t2611', lpad(matter.n::text, 7, '0'), '净水', '水机', '漏水',
       lower(serial_number), phone, matter.name])
   from matter
   join place on place.n = 1 + matter.n % (select count(*) from place)
   join worker on worker.n = 1 + matter.n % (select count(*) from worker)
   cross join policy where policy.active`,
  `insert into ticket_assignee (ticket_id, staff_id)
   select id, assignee_id from ticket where assignee_id is not null and id in (select id from matter)`,
  `insert into sla_clock (id, ticket_id, target, rule, calendar, state, started_at, due_at, met_at, ended_at,
     missed_at, next_alarm_at)
   select uuidv7(), matter.id, promise.target, promise.rule, 'always',
     case when promise.target = any(owed) then 'RUNNING' when turn < 0.08 then 'MISSED' else 'MET' end,
     opened_at, opened_at + within,
     case when promise.target <> all(owed) then opened_at + within * (turn + 0.2) end,
     case when promise.target <> all(owed) then opened_at + within * (turn + 0.2) end,
     case when promise.target <> all(owed) and turn < 0.08 then opened_at + within end,
     case when promise.target = any(owed) then greatest(opened_at + within, now() + interval '1 day') end
   from (values ('REPLY', 'reply', interval '24 hours'), ('ARRIVE', 'arrive-far', interval '48 hours'),
     ('RESOLVE', 'resolve', interval '72 hours')) as promise(target, rule, within)
   cross join (select *, case when state = 'OPEN' then array['REPLY','ARRIVE','RESOLVE']
     when state in ('IN_PROGRESS','ON_HOLD') then array['RESOLVE'] else '{}'::text[] end as owed from matter) matter`,
  `insert into message (id, conversation_id, ticket_id, at, direction, author_kind, author, channel, text,
     delivery, handled_at)
   select uuidv7(), case when grade < 0.6 then matter.id end, matter.id,
     opened_at + said.n * interval '7 minutes',
     case when said.n % 2 = 1 then 'INBOUND' else 'OUTBOUND' end,
     case when said.n % 2 = 1 then 'CUSTOMER' else 'STAFF' end,
     case when said.n % 2 = 1 then name else '周敏' end,
     case when grade < 0.6 then 'WEB_CHAT' else 'PHONE' end,
     '接头处一直滴，什么时候能来人看看？（' || said.n || '）', 'DELIVERED', opened_at + interval '1 hour'
   from matter cross join generate_series(1, 4) as said(n)`,
  `insert into ticket_event (id, ticket_id, at, type, actor, summary)
   select uuidv7(), matter.id, opened_at, type, 'bench', 'What happened to the ticket, in a sentence.'
   from matter cross join unnest(array['TICKET_OPENED','CLOCK_STARTED','CLOCK_STARTED','TICKET_REPLIED']) as type`,
  `insert into visit (id, number, ticket_id, asset_id, purpose, state, technician_id, planned_start, planned_end)
   select uuidv7(), 'V2611-' || lpad(matter.n::text, 7, '0'), matter.id, asset_id, 'REPAIR',
     case when lot < :live then 'PLANNED' else 'COMPLETED' end, worker.id,
     opened_at + interval '1 day', opened_at + interval '25 hours'
   from matter join worker on worker.n = 1 + matter.n % (select count(*) from worker)
   where matter.n % 2 = 0`,
  `insert into escalation (id, ticket_id, reason, level, to_role, recipient_id, service_point_id, due_at, fired_at,
     acknowledged_at)
   select uuidv7(), matter.id, 'MANUAL', 1, 'SUPERVISOR', superior.id, place.id,
     opened_at, opened_at, opened_at + interval '1 day'
   from matter
   join place on place.n = 1 + matter.n % (select count(*) from place)
   join superior on superior.n = 1 + matter.n / 10 % (select count(*) from superior)
   where matter.n % 10 = 0`,
  `insert into notification (id, staff_id, kind, text, ticket_id, escalation_id, at, read_at)
   select uuidv7(), recipient_id, 'ESCALATION', 'RESOLVE was due', ticket_id, id, fired_at, acknowledged_at
   from escalation`,
];
