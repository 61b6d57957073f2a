import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../policy/policy-reader.js';
import { remedyWindow } from './remedy-window.js';

const policy = readPolicy(readFileSync('policies/default.yaml', 'utf8'));
const sold = (family: string, soldOn: string) => ({ family, soldOn, on: '2026-11-23' });

describe('the window of a remedy', () => {
  it.each([
    ['purifier', 'RETURN', '2026-11-16', 'OPEN', '2026-11-23'],
    ['purifier', 'RETURN', '2026-11-15', 'CLOSED', '2026-11-22'],
    ['purifier', 'EXCHANGE', '2026-11-08', 'OPEN', '2026-11-23'],
    ['copier', 'EXCHANGE', '2026-11-07', 'CLOSED', '2026-11-22'],
    ['switch', 'RETURN', '2026-10-23', 'OPEN', '2026-11-23'],
    ['switch', 'EXCHANGE', '2025-11-23', 'OPEN', '2026-11-23'],
  ] as const)('of a %s, %s, sold on %s is %s with its last day', (family, remedy, on, state, endsOn) => {
    expect(remedyWindow(policy, sold(family, on), remedy)).toEqual({ state, endsOn });
  });

  it('is not known of a unit of which nothing is proven', () => {
    const facts = { family: 'purifier', hasWarrantyCard: false, hasInvoice: false, on: '2026-11-23' };
    expect(remedyWindow(policy, facts, 'RETURN')).toEqual({ state: 'UNKNOWN', endsOn: null });
  });

  it('is not offered where no term gives it, nor with an altered card', () => {
    expect(remedyWindow(policy, sold('bus', '2026-11-22'), 'RETURN').state).toBe('NOT_OFFERED');
    const altered = { ...sold('purifier', '2026-11-22'), cardAltered: true };
    expect(remedyWindow(policy, altered, 'RETURN').state).toBe('NOT_OFFERED');
  });
});
