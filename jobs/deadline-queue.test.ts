import { expect, it } from 'vitest';
import type { DeadlineKind } from '../schema/index.js';
import { type DeadlineCopy, inMoments } from './deadline-queue.js';

const copy = (dueAt: number, kind: DeadlineKind = 'CLOCK'): DeadlineCopy => ({
  deadlineId: `${kind}-${dueAt}`,
  kind,
  subjectId: 'subject',
  dueAt,
  copy: '0',
});

it('leaves a lone deadline alone', () => {
  expect(inMoments([copy(1_000), copy(5_000)]).map((moment) => moment.length)).toEqual([1, 1]);
});

it('carries together what comes within fifty milliseconds, and no other kind with it', () => {
  const moments = inMoments([copy(1_000), copy(1_049), copy(1_050), copy(1_010, 'FOLLOW_UP')]);
  expect(moments.map((moment) => moment.map(({ dueAt }) => dueAt))).toEqual([
    [1_000, 1_049],
    [1_050],
    [1_010],
  ]);
});

it('carries at most a hundred together and loses none', () => {
  const moments = inMoments(Array.from({ length: 250 }, () => copy(1_000)));
  expect(moments.map((moment) => moment.length)).toEqual([100, 100, 50]);
});
