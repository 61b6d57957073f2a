import { describe, expect, it } from 'vitest';
import { runCommand } from './command.js';

const world = {
  catalogue: [{ model: 'AQ-200', family: 'purifier', names: ['净水机', 'water purifier'] }],
  timezone: 'Asia/Shanghai',
  now: new Date('2026-11-23T02:00:00Z'),
};
const explained = (...args: string[]): string => runCommand(['explain', ...args], world).lines.join('\n');

describe('npm run bot -- explain', () => {
  it('shows language, intents with their words, and what was found where', () => {
    const text = explained('净水机漏水，我是李雷13800138000，明天下午三点');
    expect(text).toMatch(/language\s+zh-Hans/);
    expect(text).toMatch(/fault 0\.\d\d {2}“.*漏/);
    expect(text).toMatch(/product\s+AQ-200 {2}at 0–3 “净水机”/);
    expect(text).toMatch(/name\s+李雷 {2}at 8–10/);
    expect(text).toMatch(/phone\s+\+8613800138000/);
    expect(text).toMatch(/time\s+\{"kind":"AT","at":"2026-11-24T07:00:00.000Z"/);
  });

  it('considers what was asked, and in which language', () => {
    expect(explained('demo 0005', '--expects', 'serial')).toMatch(/serial\s+DEMO-0005/);
    expect(explained('nope', '--language', 'en', '--expects', 'confirm')).toMatch(/answer\s+no/);
  });

  it.each([
    [['explain']],
    [['explain', 'a', '--expects', 'nothing']],
    [['explain', 'a', '--now', 'soon']],
    [['guess', 'a']],
  ])('%j says how it is used', (args) => {
    const { lines, passed } = runCommand(args, world);
    expect(passed).toBe(false);
    expect(lines.join('\n')).toContain('npm run bot -- explain');
  });
});
