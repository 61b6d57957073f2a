import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { openCodes } from './verification-code.js';

const codes = openCodes('a secret of thirty-two bytes or more');

test('a code has six digits, is the same for its id, and another for another id or secret', () => {
  const other = openCodes('another secret of thirty-two bytes');
  const ids = Array.from({ length: 1_000 }, () => uuidv7());
  const drawn = new Set(ids.map((id) => codes.of(id)));
  for (const code of drawn) expect(code).toMatch(/^\d{6}$/);
  // Of a thousand among a million hardly one is drawn twice.
  expect(drawn.size).toBeGreaterThan(980);
  expect(ids.filter((id) => codes.of(id) === other.of(id)).length).toBeLessThan(5);
  const elsewhere = openCodes('a secret of thirty-two bytes or more');
  expect(ids.filter((id) => codes.of(id) !== elsewhere.of(id))).toEqual([]);
});

test('only the whole code is right', () => {
  const id = uuidv7();
  const code = codes.of(id);
  expect(codes.isRight(id, code)).toBe(true);
  for (const told of ['', code.slice(1), `${code} `, `${code}0`, '０００００']) {
    expect(codes.isRight(id, told)).toBe(false);
  }
});
