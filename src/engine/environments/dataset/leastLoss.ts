import type { Theory } from '../../kernel/frame.ts';

/** A level line for the curve of the mean loss: what no one model can go below, all agents weighing alike. */
export const leastLoss = (loss: number): Record<string, Theory> => ({
  loss: {
    label: 'Least loss of one model for all',
    points: [
      [0, loss],
      [1e6, loss],
    ],
  },
});
