import { choice } from '../catalog/params.ts';
import type { Chance } from '../kernel/chance.ts';
import { log } from '../kernel/mathematics.ts';

/** How a skill is distributed. */
export type Law = 'normal' | 'uniform' | 'lognormal' | 'exponential' | 'constant';

export const law = choice<Law>({
  label: 'Distribution of skill',
  help: 'How skill is distributed over agents; all with the same mean and standard deviation, cut off at 0 and 1.',
  default: 'normal',
  options: [
    { value: 'normal', label: 'Normal', help: 'Most are near the mean.' },
    { value: 'uniform', label: 'Uniform', help: 'Evenly between two limits.' },
    { value: 'lognormal', label: 'Log-normal', help: 'Skewed: many below the mean, a few far above.' },
    {
      value: 'exponential',
      label: 'Exponential',
      help: 'Strongly skewed: a floor that most are near, and a long tail.',
    },
    { value: 'constant', label: 'Constant', help: 'Everyone at the mean.' },
  ],
});

/** One skill of given mean and standard deviation under a law, cut off at 0 and 1. `mean` ≥ 0. */
export function drawSkill(chance: Chance, kind: Law, mean: number, deviation: number): number {
  return Math.min(1, Math.max(0, draw(chance, kind, mean, deviation)));
}

function draw(chance: Chance, kind: Law, mean: number, deviation: number): number {
  switch (kind) {
    case 'normal':
      return mean + deviation * chance.normal(0, 1);
    case 'uniform':
      return mean + deviation * Math.sqrt(3) * (2 * chance.uniform() - 1);
    case 'lognormal': {
      if (mean === 0) return 0;
      const variance = log(1 + (deviation * deviation) / (mean * mean));
      return chance.logNormal(log(mean) - variance / 2, Math.sqrt(variance));
    }
    case 'exponential':
      return mean - deviation + (deviation > 0 ? chance.exponential(deviation) : 0);
    case 'constant':
      return mean;
  }
}
