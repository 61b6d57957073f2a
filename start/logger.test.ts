import { describe, expect, it } from 'vitest';
import { createLogger, maskNumbers } from './logger.js';

function logged(act: (log: ReturnType<typeof createLogger>) => void): string {
  let out = '';
  act(createLogger('info', { write: (line) => (out += line) }));
  return out;
}

describe('the log', () => {
  it('names the level and writes one JSON object a line', () => {
    const line = logged((log) => log.info({ ticket: 7 }, 'opened'));
    expect(JSON.parse(line)).toMatchObject({ level: 'info', ticket: 7, msg: 'opened' });
  });

  it('keeps quiet below its level', () => {
    expect(logged((log) => log.debug('detail'))).toBe('');
  });

  it.each([
    { phone: '13800138000' },
    { customer: { phone: '13800138000' } },
    { ticket: { customer: { phone: '13800138000' } } },
    { input: { ticket: { customer: { phone: '13800138000' } } } },
    { message: { text: '漏水 13800138000' } },
    { req: { headers: { authorization: 'Bearer 13800138000' } } },
    { ticket: { description: 'call 13800138000' } },
  ])('leaves out what a customer told us: %j', (object) => {
    const line = logged((log) => log.info(object, 'seen'));
    expect(line).not.toContain('13800138000');
    expect(line).toContain('[private]');
  });

  it('masks numbers in what it says', () => {
    expect(logged((log) => log.info('no answer from %s', '138 0013 8000'))).toContain(
      'no answer from [number]',
    );
  });

  it('says of an error what is needed to find it, and nothing of the data', () => {
    const cause = Object.assign(new Error('duplicate key value'), {
      code: '23505',
      constraint_name: 'customer_phone',
      detail: 'Key (phone)=(13800138000) already exists.',
    });
    const error = Object.assign(
      new Error('Failed query: insert into customer\nparams: 13800138000,王小明', { cause }),
      {
        params: ['13800138000', '王小明'],
      },
    );
    const line = logged((log) => log.error({ err: error }, 'failed'));
    expect(line).not.toContain('13800138000');
    expect(line).not.toContain('王小明');
    expect(JSON.parse(line).err).toMatchObject({
      message: 'Failed query: insert into customer',
      stack: expect.stringContaining('logger.test'),
      cause: { code: '23505', constraint: 'customer_phone' },
    });
  });
});

describe('maskNumbers', () => {
  it.each([
    ['电话13800138000打不通', '电话[number]打不通'],
    ['+86 138-0013-8000', '[number]'],
    ['（０１０）１２３４５６７８', '（０１０）[number]'],
    ['(415) 555-0132 x', '([number] x'],
    ['95588', '95588'],
    [
      'at 2026-11-22 for 0190c2f2-7b1a-7000-8000-123456789012',
      'at 2026-11-22 for 0190c2f2-7b1a-7000-8000-123456789012',
    ],
    ['connect ECONNREFUSED 192.168.100.200:5432', 'connect ECONNREFUSED 192.168.100.200:5432'],
  ])('turns %j into %j', (text, masked) => {
    expect(maskNumbers(text)).toBe(masked);
  });
});
