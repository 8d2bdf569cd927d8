import { describe, expect, it } from 'vitest';
import { type PursuitRules, preySeen, sensation } from '../../../src/engine/environments/pursuitRules.ts';

const rules: PursuitRules = {
  size: 20,
  prey: 2,
  captors: 'two',
  depth: 4,
  senses: 'prey',
  borders: 'walls',
  order: 'in turn',
};
const at = (x: number, y: number): number => y * 20 + x;

describe('what hunters see of several prey', () => {
  // Five steps straight ahead is out of a square view of depth 4; eight steps to its corner is within.
  const ahead = at(5, 0);
  const corner = at(4, 4);

  it('is the nearest in sight, though another out of sight is fewer steps away', () => {
    expect(preySeen(rules, Int32Array.of(at(0, 0), ahead, corner), 1, 0)).toBe(corner);
    const both = sensation(rules, Int32Array.of(at(0, 0), ahead, corner), 1, 0);
    const alone = sensation(rules, Int32Array.of(at(0, 0), corner), 1, 0);
    expect(both).toBe(alone);
    expect(both).not.toBe(0);
    expect(preySeen(rules, Int32Array.of(at(0, 0), ahead, at(9, 9)), 1, 0)).toBe(-1);
  });

  it('is for all, where they share eyes, the nearest that any of them sees', () => {
    const shared = { ...rules, senses: 'shared' } as const;
    // The first sees nothing itself; the second sees the prey far off, and nobody the nearer one.
    const far = at(14, 10);
    const cells = Int32Array.of(at(0, 0), at(12, 10), ahead, far);
    const told = sensation(shared, cells, 2, 0);
    expect(told).toBe(sensation(shared, Int32Array.of(at(0, 0), at(12, 10), far), 2, 0));
    expect(told).not.toBe(0);
  });
});
