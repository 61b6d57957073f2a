import { describe, expect, it } from 'vitest';
import { instantOf, isLocalTime, localTimeOf } from './local-time.js';

describe('a time as the wall shows it', () => {
  it('is an instant in a zone, and back', () => {
    const at = instantOf('2026-11-23 09:05', 'Asia/Shanghai');
    expect(at.toISOString()).toBe('2026-11-23T01:05:00.000Z');
    expect(localTimeOf(at, 'Asia/Shanghai')).toBe('2026-11-23 09:05');
  });

  it('shows seconds only where there are some', () => {
    const at = instantOf('2026-11-23 09:05:07', 'UTC');
    expect(localTimeOf(at, 'UTC')).toBe('2026-11-23 09:05:07');
  });

  it('is the instant of the skip where the clocks skip it, and the first of two alike', () => {
    expect(instantOf('2026-03-29 02:30', 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:00:00.000Z');
    expect(instantOf('2026-10-25 02:30', 'Europe/Berlin').toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  it('does not exist on a day that the month lacks', () => {
    expect(isLocalTime('2026-02-29 10:00')).toBe(false);
    expect(isLocalTime('2028-02-29 10:00')).toBe(true);
  });
});
