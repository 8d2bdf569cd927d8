import type { ArmsBoard } from '../../kernel/board.ts';

interface Machines {
  means: Float64Array;
  context: Int32Array;
}
interface Rewards {
  arms: readonly (readonly number[])[];
  reward: string;
  deviation: number;
}

/** The arms in the context that an agent sees, with their present means. */
export function armsBoard({ means, context }: Machines, values: Rewards, agent: number): ArmsBoard {
  const arms = values.arms[0].length;
  const state = context[agent] ?? 0;
  const own = means.slice(state * arms, (state + 1) * arms);
  return {
    kind: 'arms',
    names: Array.from(own, (_, arm) => String(arm + 1)),
    means: own,
    // Of a reward of one with chance p the variance is p(1 − p).
    deviations: own.map((mean) =>
      values.reward === 'bernoulli' ? Math.sqrt(Math.max(0, mean * (1 - mean))) : values.deviation,
    ),
    state,
  };
}
