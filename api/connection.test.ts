import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byInstant, byPossibleInstant, bySequence, pageOf, spanOf } from './connection.js';

const row = (at: Date | null, id: string) => ({ at, id });
const form = byPossibleInstant<{ at: Date | null; id: string }>(({ at }) => at);
const known = byInstant<{ at: Date; id: string }>(({ at }) => at);
const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });

describe('cursors', () => {
  it('lead back to the place of their row', () => {
    fc.assert(
      fc.property(fc.option(instants), fc.uuid(), (at, id) => {
        const page = pageOf(form, { size: 1, after: null }, [row(at, id)], async () => 1);
        expect(spanOf(form, { after: page.pageInfo.endCursor })).toEqual({ size: 20, after: { at, id } });
      }),
    );
  });

  it('refuse whatever else is given', () => {
    fc.assert(
      fc.property(fc.string(), (after) => {
        expect(() => spanOf(form, { after })).toThrow(
          expect.objectContaining({ details: { field: 'after' } }),
        );
      }),
    );
  });

  it('of an unknown instant belong only where instants may be unknown', () => {
    const { pageInfo } = pageOf(
      form,
      { size: 1, after: null },
      [row(null, '0199c2f2-7b1a-7000-8000-123456789012')],
      async () => 1,
    );
    expect(() => spanOf(known, { after: pageInfo.endCursor })).toThrow('cursor');
  });

  it('of what was said are its number', () => {
    const { pageInfo } = pageOf(bySequence, { size: 1, after: null }, [{ sequence: 42 }], async () => 1);
    expect(spanOf(bySequence, { after: pageInfo.endCursor }).after).toBe(42);
  });
});

describe('a page', () => {
  const rows = [1, 2, 3].map((sequence) => ({ sequence }));

  it('has a next one exactly when more rows came than it shows', () => {
    expect(pageOf(bySequence, { size: 2, after: null }, rows, async () => 3)).toMatchObject({
      nodes: [{ sequence: 1 }, { sequence: 2 }],
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    });
    expect(pageOf(bySequence, { size: 3, after: 0 }, rows, async () => 3).pageInfo).toMatchObject({
      hasNextPage: false,
      hasPreviousPage: true,
    });
  });

  it('without rows has no cursors', () => {
    expect(pageOf(bySequence, { size: 3, after: null }, [], async () => 0).pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });

  it.each([0, -1, 101, 1.5])('takes no first of %d', (first) => {
    expect(() => spanOf(bySequence, { first })).toThrow(
      expect.objectContaining({ details: { field: 'first' } }),
    );
  });
});
