import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { product } from '../schema/index.js';
import { system, useDesk } from '../test/support/desk.js';
import { openProductCatalogue } from './product-catalogue.js';

const home = useDesk();
const tenSeconds = 10_000;

test('the catalogue is the same object until a product changes, and then another within ten seconds', async () => {
  const products = openProductCatalogue();
  const read = () => home.desk.read(system, products, undefined);
  const before = await read();
  home.clock.advance(tenSeconds);
  expect(await read()).toBe(before);
  const [first] = before.entries;
  await home.db
    .update(product)
    .set({ aliases: ['dripper'] })
    .where(eq(product.model, first?.model ?? ''));
  expect(await read()).toBe(before);
  home.clock.advance(tenSeconds);
  const changed = (await read()).entries.find(({ model }) => model === first?.model);
  expect(changed?.names).toContain('dripper');
});
