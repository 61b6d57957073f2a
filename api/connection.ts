import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { badInput } from '../domain/errors.js';
import { type Keyset, pageSize } from '../domain/page.js';

@ObjectType('PageInfo', {
  simpleResolvers: true,
  description: 'Where a page stands in its list. Lists are read forwards, so there is never a page before.',
})
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follow.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether the page began after a cursor.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first, null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last: the next `after`.' })
  endCursor!: string | null;
}

export interface Page<Row> {
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
  readonly nodes: readonly Row[];
  readonly pageInfo: PageInfo;
  /** Counted only when somebody selects it. */
  readonly totalCount: () => Promise<number>;
}

/** Relay's connection of a noun: `TicketConnection` with `TicketEdge`. */
export function connectionOf<Node extends object>(name: string, node: () => ClassType<Node>) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: 'One of a list, with its place in it.' })
  class Edge {
    @Field(() => String, { description: 'Its place: pass it as `after` to go on behind it.' })
    cursor!: string;

    @Field(() => node(), { description: 'The thing itself.' })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: 'A page of a list.' })
  class Connection {
    @Field(() => [Edge], { description: 'The page with the place of each.' })
    edges!: Edge[];

    @Field(() => [node()], { description: 'The page without the places.' })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'Whether and where the list goes on.' })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      description: 'How many there are on all pages for this viewer; counted when asked for.',
    })
    totalCount!: number;
  }
  return Connection;
}

/** How the rows of one list are told apart: what a cursor carries and how it is read back. */
export interface CursorForm<Row, Place> {
  write(row: Row): string;
  /** Null for garbage. */
  read(text: string): Place | null;
}

/** A place in a list that is ordered by an instant and, where that is shared, by id. */
export const byInstant = <Row extends { readonly id: string }>(
  instant: (row: Row) => Date,
): CursorForm<Row, Keyset> => {
  const form = byPossibleInstant(instant);
  return {
    write: form.write,
    read(text) {
      const place = form.read(text);
      return place?.at ? { at: place.at, id: place.id } : null;
    },
  };
};

/** The same where the instant of some rows is not known. */
export const byPossibleInstant = <Row extends { readonly id: string }>(
  instant: (row: Row) => Date | null,
): CursorForm<Row, { readonly at: Date | null; readonly id: string }> => ({
  write: (row) => `${instant(row)?.toISOString() ?? '-'}|${row.id}`,
  read(text) {
    const [, instantText = '', id = ''] =
      /^(-|[\d:.TZ-]{24})\|([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(text) ?? [];
    const at = instantText === '-' ? null : new Date(instantText);
    return id === '' || (at && Number.isNaN(at.getTime())) ? null : { at, id };
  },
});

/** A place in what was said, which is numbered. */
export const bySequence: CursorForm<{ readonly sequence: number }, number> = {
  write: (row) => String(row.sequence),
  read: (text) => (/^\d{1,15}$/.test(text) ? Number(text) : null),
};

export interface PageInput {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

export interface Span<Place> {
  readonly size: number;
  readonly after: Place | null;
}

/** @throws BAD_USER_INPUT naming first or after */
export function spanOf<Row, Place>(
  form: CursorForm<Row, Place>,
  { first, after }: PageInput,
  usual = 20,
): Span<Place> {
  const size = pageSize(first, usual);
  if (after === null || after === undefined) return { size, after: null };
  const place = form.read(Buffer.from(after, 'base64url').toString('utf8'));
  if (place === null) throw badInput('after', 'after takes a cursor of this list.');
  return { size, after: place };
}

/** @param rows one more than the page takes, where there is more */
export function pageOf<Row, Place>(
  form: CursorForm<Row, Place>,
  { size, after }: Span<Place>,
  rows: readonly Row[],
  totalCount: () => Promise<number>,
): Page<Row> {
  const edges = rows.slice(0, size).map((node) => ({
    cursor: Buffer.from(form.write(node)).toString('base64url'),
    node,
  }));
  const pageInfo = {
    hasNextPage: rows.length > size,
    hasPreviousPage: after !== null,
    startCursor: edges.at(0)?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, nodes: edges.map(({ node }) => node), pageInfo, totalCount };
}
