import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { product } from '../schema/index.js';
import { system, useDesk } from '../test/support/desk.js';
import type { Context } from './context.js';
import { sqlState } from './desk.js';
import { together } from './together.js';

const test = useDesk({ policy: 'test/cases/office-policy.yaml' });

const insertProduct = async ({ tx, newId }: Context, model: string): Promise<string> => {
  const row = { id: newId(), model, family: 'TOGETHER', name: model, names: {}, aliases: [] };
  await tx.insert(product).values(row);
  return model;
};

const failed = (work: Promise<unknown>) => work.then(() => null, sqlState);

describe('statements sent together', () => {
  it('have their outcomes in the order in which they were given', async () => {
    const sent = async (ctx: Context) =>
      together(insertProduct(ctx, 'T-1'), insertProduct(ctx, 'T-2'), insertProduct(ctx, 'T-3'));
    expect(await test.desk.run(system, sent, {})).toEqual(['T-1', 'T-2', 'T-3']);
  });

  it('tell the failure that was first, not what PostgreSQL refused after it', async () => {
    const sent = async (ctx: Context) => {
      const slow = async () => {
        await insertProduct(ctx, 'T-4');
        return insertProduct(ctx, 'T-5');
      };
      return together(slow(), ctx.tx.execute(sql`select 1 / 0`));
    };
    expect(await failed(test.desk.run(system, sent, {}))).toBe('22012');
  });

  it('leave nothing behind when one fails, also of what another would have sent later', async () => {
    let ended = false;
    const sent = async (ctx: Context) => {
      const slow = async () => {
        for (let index = 0; index < 10; index += 1)
          await insertProduct(ctx, `T-LATE-${index}`).catch(() => null);
        ended = true;
      };
      return together(ctx.tx.execute(sql`select 1 / 0`), slow());
    };
    expect(await failed(test.desk.run(system, sent, {}))).toBe('22012');
    expect(ended).toBe(true);
    expect(await test.db.$count(product, sql`model like 'T-LATE-%' or model in ('T-4', 'T-5')`)).toBe(0);
  });
});
