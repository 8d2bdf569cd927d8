import type { Theory } from '../kernel/frame.ts';
import { pow } from '../kernel/mathematics.ts';

export interface Contacts {
  mode: string;
  fanout: number;
  timing: string;
  periodSeconds: number;
  contactLoss: number;
}

/** Agents up to which the chain of expectations is followed by its whole distribution. */
const EXACT_AGENTS = 64;
const ROUNDS_AT_MOST = 400;

/**
 * Expected share that knows an item which appeared at time 0 at one of n agents, all joined to all, in percent by time: exact for
 * push in rounds among up to 64 agents (a Markov chain of occupancy, as in Pittel 1987), else by the recursion for
 * the mean (Karp et al. 2000) or, under random clocks, the logistic law.
 */
export function spreadTheory(n: number, contacts: Contacts): Record<string, Theory> {
  if (n < 2) return {};
  const exact =
    n <= EXACT_AGENTS && contacts.mode === 'push' && contacts.timing === 'rounds' && contacts.fanout <= 2;
  const points: [number, number][] = [[0, 100 / n]];
  const step = exact ? exactPush(n, contacts) : meanField(n, contacts);
  for (let round = 1; round <= ROUNDS_AT_MOST; round++) {
    const informed = step();
    points.push([round * contacts.periodSeconds, (100 * informed) / n]);
    if (informed > n - 0.01) break;
  }
  return { spread: { label: exact ? 'expected (exact)' : 'expected (mean field)', points } };
}

/** One step a round of the distribution over how many know; answers the mean. */
function exactPush(n: number, { fanout, contactLoss }: Contacts): () => number {
  let chance = new Float64Array(n + 1);
  chance[1] = 1;
  return () => {
    const next = new Float64Array(n + 1);
    for (let informed = 1; informed <= n; informed++) {
      if (chance[informed] < 1e-15) continue;
      // One call after another: each finds one who does not know yet with the chance of how many are left.
      let row = new Float64Array(n + 1);
      row[informed] = chance[informed];
      for (let call = 0; call < informed * fanout; call++) {
        const after = new Float64Array(n + 1);
        for (let m = informed; m <= Math.min(n, informed + call); m++) {
          const hit = ((n - m) / (n - 1)) * (1 - contactLoss);
          after[m] += row[m] * (1 - hit);
          if (m < n) after[m + 1] += row[m] * hit;
        }
        row = after;
      }
      for (let m = informed; m <= n; m++) next[m] += row[m];
    }
    chance = next;
    let mean = 0;
    for (let m = 1; m <= n; m++) mean += m * chance[m];
    return mean;
  };
}

function meanField(n: number, { mode, fanout, timing, contactLoss }: Contacts): () => number {
  let informed = 1;
  const reach = (1 - contactLoss) / (n - 1);
  // A round in which nobody waits for the others is many small steps.
  const steps = timing === 'rounds' ? 1 : 64;
  return () => {
    for (let i = 0; i < steps; i++) {
      const share = fanout / steps;
      const missed = mode === 'pull' ? 1 : pow(1 - reach, informed * share);
      const refused =
        mode === 'push'
          ? 1
          : steps === 1
            ? pow(Math.max(0, 1 - informed * reach), fanout)
            : 1 - informed * reach * share;
      informed = n - (n - informed) * missed * refused;
    }
    return informed;
  };
}
