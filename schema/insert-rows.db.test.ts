import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { system, useDesk } from '../test/support/desk.js';
import { notification, outbox, staff } from './index.js';
import { insertRows } from './insert-rows.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });

describe('rows inserted by one statement', () => {
  it('are stored as they were told, in their order, whatever their text', async () => {
    const at = new Date('2026-11-23T02:00:00.123Z');
    const texts = ["it's “quoted”", '反斜杠 \\ 换行\n制表\t', '😀 $1 %s :a', '{"a":1}', '\\ud83d', ''];
    const [first, ...others] = texts.map((text, index) => ({
      kind: `TEXT-${index}`,
      payload: { text, nested: { list: [1, null, 'x'] } },
      createdAt: at,
      nextTryAt: at,
    }));
    if (!first) throw new Error('no rows');
    await test.desk.run(system, ({ tx }) => tx.execute(insertRows(outbox, [first, ...others])), {});
    const rows = await test.db
      .select()
      .from(outbox)
      .where(sql`${outbox.kind} like 'TEXT-%'`)
      .orderBy(outbox.sequence);
    expect(rows.map(({ kind, payload, createdAt }) => ({ kind, payload, createdAt }))).toEqual(
      [first, ...others].map(({ kind, payload, createdAt }) => ({ kind, payload, createdAt })),
    );
    expect(rows.map(({ attempts }) => attempts)).toEqual(texts.map(() => 0));
  });

  it('take half a character as what cannot be shown', async () => {
    const at = new Date('2026-11-23T02:00:00.123Z');
    const row = { kind: 'HALF', payload: { text: 'a\ud83d b\\\udc00' }, createdAt: at, nextTryAt: at };
    await test.desk.run(system, ({ tx }) => tx.execute(insertRows(outbox, [row])), {});
    const [stored] = await test.db.select().from(outbox).where(eq(outbox.kind, 'HALF'));
    expect(stored?.payload).toEqual({ text: 'a\ufffd b\\\ufffd' });
  });

  it('have null where they say so, and what the column says where they say nothing', async () => {
    const [person] = await test.db.select().from(staff).limit(1);
    if (!person) throw new Error('nobody');
    const row = {
      id: crypto.randomUUID(),
      staffId: person.id,
      kind: 'ESCALATION' as const,
      text: 'x',
      ticketId: null,
      at: test.clock(),
    };
    await test.desk.run(system, ({ tx }) => tx.execute(insertRows(notification, [row])), {});
    const [stored] = await test.db.select().from(notification).where(eq(notification.id, row.id));
    expect(stored).toMatchObject({ ...row, escalationId: null, readAt: null });
  });
});
