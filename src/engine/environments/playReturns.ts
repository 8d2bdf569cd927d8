import type { MetricInfo } from '../kernel/frame.ts';

/** What each agent's episodes have brought. */
export interface Returns {
  /** Of the present episode. */
  gained: Float64Array;
  steps: Float64Array;
  /** Finished episodes, and what they brought and took together. */
  episodes: Float64Array;
  totalReturn: Float64Array;
  totalSteps: Float64Array;
  /** Of the latest finished episode. */
  lastReturn: Float64Array;
  lastSteps: Float64Array;
}

export const returnsOf = (n: number): Returns => ({
  gained: new Float64Array(n),
  steps: new Float64Array(n),
  episodes: new Float64Array(n),
  totalReturn: new Float64Array(n),
  totalSteps: new Float64Array(n),
  lastReturn: new Float64Array(n),
  lastSteps: new Float64Array(n),
});

/** Counts one step of an agent and closes its episode where it is done. */
export function countStep(returns: Returns, agent: number, reward: number, done: boolean): void {
  returns.gained[agent] += reward;
  returns.steps[agent] += 1;
  if (!done) return;
  returns.episodes[agent] += 1;
  returns.totalReturn[agent] += returns.gained[agent];
  returns.totalSteps[agent] += returns.steps[agent];
  returns.lastReturn[agent] = returns.gained[agent];
  returns.lastSteps[agent] = returns.steps[agent];
  returns.gained[agent] = 0;
  returns.steps[agent] = 0;
}

export const returnMetrics: readonly MetricInfo[] = [
  {
    id: 'return',
    label: 'Return of an episode',
    unit: '',
    help: 'Sum of rewards of each agent’s latest finished episode, averaged over agents.',
    primary: true,
    once: 'episodes',
  },
  {
    id: 'steps',
    label: 'Steps of an episode',
    unit: '',
    help: 'Steps of each agent’s latest finished episode, averaged over agents.',
    once: 'episodes',
  },
  { id: 'episodes', label: 'Episodes', unit: '', help: 'Finished episodes, averaged over agents.' },
];

/** The three metrics above over the agents that have finished an episode. */
export function measureReturns(returns: Returns, into: Float64Array): void {
  const n = returns.episodes.length;
  let finished = 0;
  let gained = 0;
  let steps = 0;
  let episodes = 0;
  for (let agent = 0; agent < n; agent++) {
    if (returns.episodes[agent] === 0) continue;
    finished += 1;
    gained += returns.lastReturn[agent];
    steps += returns.lastSteps[agent];
    episodes += returns.episodes[agent];
  }
  into[0] = finished > 0 ? gained / finished : 0;
  into[1] = finished > 0 ? steps / finished : 0;
  into[2] = episodes / n;
}
