import type { OwnCase } from './index.ts';
import { banditOwnCases } from './learning/bandits.ts';
import { boardCases } from './learning/boards.ts';
import { episodeCases } from './learning/episodes.ts';
import { predictionCases } from './learning/prediction.ts';
import { testbedCases } from './learning/testbed.ts';

/** Learning by one agent: the figures of Sutton & Barto, exact dynamic programming, and bounds on regret. */
export const learningCases: readonly OwnCase[] = [
  ...testbedCases,
  ...predictionCases,
  ...boardCases,
  ...episodeCases,
  ...banditOwnCases,
];
