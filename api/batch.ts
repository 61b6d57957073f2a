import DataLoader from 'dataloader';
import type { ReadContext } from '../domain/context.js';
import type { Query } from '../domain/desk.js';
import { type CursorForm, type Page, type PageInput, pageOf, type Span, spanOf } from './connection.js';

/** Runs a query as the viewer of this request. */
export type Read = <Input, Outcome>(query: Query<Input, Outcome>, input: Input) => Promise<Outcome>;

/** Rows by id: everything that one level of a selection asks for, in one statement. Null where there is none. */
export type One<Row> = DataLoader<string, Row | null>;

export function one<Row extends { readonly id: string }>(
  read: Read,
  query: (ctx: ReadContext, ids: readonly string[]) => Promise<readonly Row[]>,
): One<Row> {
  return oneBy(read, query, (row) => row.id);
}

export function oneBy<Row>(
  read: Read,
  query: (ctx: ReadContext, keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string | null,
): One<Row> {
  return new DataLoader(async (keys: readonly string[]) => {
    const rows = new Map<string | null, Row>();
    // Of several rows of one key the query's first counts.
    for (const row of await read(query, keys)) if (!rows.has(keyOf(row))) rows.set(keyOf(row), row);
    return keys.map((key) => rows.get(key) ?? null);
  });
}

/** Rows by what they belong to, in the order of the query. */
export type Many<Row> = DataLoader<string, readonly Row[]>;

export function many<Row>(
  read: Read,
  query: (ctx: ReadContext, keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string | null,
): Many<Row> {
  return new DataLoader(async (keys: readonly string[]) => {
    const groups = grouped(await read(query, keys), keyOf);
    return keys.map((key) => groups.get(key) ?? []);
  });
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string | null): Map<string | null, Row[]> {
  const groups = new Map<string | null, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

export interface PagesForm<Row, Place> {
  readonly form: CursorForm<Row, Place>;
  readonly ownerOf: (row: Row) => string | null;
  readonly rows: (
    ctx: ReadContext,
    input: { readonly ownerIds: readonly string[]; readonly limit: number; readonly after: Place | null },
  ) => Promise<readonly Row[]>;
  readonly counts: (
    ctx: ReadContext,
    ownerIds: readonly string[],
  ) => Promise<readonly { readonly ownerId: string | null; readonly count: number }[]>;
}

export type Pages<Row> = (ownerId: string, input: PageInput, usual?: number) => Promise<Page<Row>>;

/** A page per owner: the same page of many owners is one statement. */
export function pages<Row, Place>(
  read: Read,
  { form, ownerOf, rows, counts }: PagesForm<Row, Place>,
): Pages<Row> {
  const loaders = new Map<string, Many<Row>>();
  const count = oneBy(read, counts, ({ ownerId }) => ownerId);

  function loaderOf({ size, after }: Span<Place>): Many<Row> {
    const key = JSON.stringify([size, after]);
    const known = loaders.get(key);
    if (known) return known;
    const query = (ctx: ReadContext, ownerIds: readonly string[]) =>
      rows(ctx, { ownerIds, limit: size + 1, after });
    const loader = many(read, query, ownerOf);
    loaders.set(key, loader);
    return loader;
  }

  return async (ownerId, input, usual) => {
    const span = spanOf(form, input, usual);
    const found = await loaderOf(span).load(ownerId);
    return pageOf(form, span, found, async () => (await count.load(ownerId))?.count ?? 0);
  };
}
