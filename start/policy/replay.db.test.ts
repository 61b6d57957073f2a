import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { holdTicket } from '../../domain/ticket/hold-ticket.js';
import { replyToTicket } from '../../domain/ticket/reply-to-ticket.js';
import { resolveTicket } from '../../domain/ticket/resolve-ticket.js';
import { resumeTicket } from '../../domain/ticket/resume-ticket.js';
import { useDesk } from '../../test/support/desk.js';
import { hour, serviceOf } from '../../test/support/service.js';
import { runCommand } from './command.js';

const test = useDesk({ policy: 'policies/default.yaml' });
const desk = serviceOf(test);

const shipped = await readFile(new URL('../../policies/default.yaml', import.meta.url), 'utf8');
const strict = shipped
  .replace(/within: PT24H/g, 'within: PT2H')
  .replace(/version: "[^"]+"/, 'version: "strict"');
const files: Record<string, string> = { 'same.yaml': shipped, 'strict.yaml': strict };

const monday = Date.UTC(2026, 10, 23, 1);
const at = (hours: number) => new Date(monday + hours * hour);

const replay = (file: string, from = '2026-11-23', to = '2026-11-23') =>
  runCommand(
    ['replay', file, '--from', from, '--to', to],
    async (path) => files[path] ?? '',
    async () => ({ desk: test.desk, close: async () => undefined }),
  );

describe('npm run policy -- replay', () => {
  it('tells what last days’ tickets would have been promised: met, missed, changed verdicts', async () => {
    const receptionist = await desk.staff('receptionist@demo');
    test.clock.set(at(0));
    const ticketId = await desk.open({ address: { text: '上海市浦东新区世纪大道100号' } });
    test.clock.set(at(3));
    await desk.run(receptionist, replyToTicket, { ticketId, text: '您好' });
    await desk.run(receptionist, holdTicket, { ticketId, reason: 'CUSTOMER' });
    test.clock.set(at(30));
    await desk.run(receptionist, resumeTicket, { ticketId });
    test.clock.set(at(31));
    await desk.run(receptionist, resolveTicket, { ticketId });
    const { number } = await desk.ticket(ticketId);

    const same = await replay('same.yaml');
    expect(same.passed).toBe(true);
    expect(same.lines.filter((line) => line.startsWith(number))).toEqual([]);
    expect(same.lines.join('\n')).toMatch(/REPLY +1 -> 1 +0 -> 0/);
    expect(same.lines.join('\n')).toMatch(/Warranty: 1 of 1 verdicts stay/);

    const stricter = (await replay('strict.yaml')).lines.join('\n');
    expect(stricter).toMatch(/REPLY +1 -> 0 +0 -> 1/);
    expect(stricter).toContain(
      `${number}  REPLY  met (reply, due 2026-11-24 09:00) -> missed (reply, due 2026-11-23 11:00)`,
    );
  });

  it('finds nothing where nothing was opened', async () => {
    expect((await replay('same.yaml', '2020-01-01', '2020-12-31')).lines).toHaveLength(1);
  });

  it.each([
    ['2026-13-01', '2026-12-01', /take days/],
    ['2026-12-02', '2026-12-01', /must not lie before/],
  ])('refuses days that are none: %s to %s', async (from, to, says) => {
    const { lines, passed } = await replay('same.yaml', from, to);
    expect(passed).toBe(false);
    expect(lines.join('\n')).toMatch(says);
  });
});
