import type { ReadContext } from '../domain/context.js';
import { type CursorForm, type Page, pageOf, type Span } from './connection.js';
import type { ApiContext } from './context.js';

export interface Listing<Row, Place> {
  readonly rows: (
    ctx: ReadContext,
    span: { readonly limit: number; readonly after: Place | null },
  ) => Promise<readonly Row[]>;
  readonly count: (ctx: ReadContext) => Promise<number>;
}

/** One page of a list: one row more is fetched than shown, which tells whether the list goes on. */
export async function listPage<Row, Place>(
  { read }: Pick<ApiContext, 'read'>,
  form: CursorForm<Row, Place>,
  span: Span<Place>,
  { rows, count }: Listing<Row, Place>,
): Promise<Page<Row>> {
  const found = await read((ctx) => rows(ctx, { limit: span.size + 1, after: span.after }), null);
  return pageOf(form, span, found, () => read((ctx) => count(ctx), null));
}
