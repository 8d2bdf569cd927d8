import { expect, it } from 'vitest';
import { duelAnswerAt } from '../../src/lab/duelAnswers.ts';
import { runOnce } from '../../src/lab/runOnce.ts';
import answers from '../../src/scenarios/duelAnswers.json';
import { atPosition, duel, opening, tasksWatched } from '../../src/scenarios/duel.ts';

// Some 1,280 runs each: seconds alone, minutes on cores that are busy otherwise.
it.each(duel.positions.map(({ label }, position) => [label, position] as const))(
  'what the page ships of its duel is what the code works out (npm run duel): %s',
  (_, position) => {
    expect(answers[position]).toEqual(duelAnswerAt(position));
  },
  240_000,
);

it('the tasks that are watched tell the same story as the two hundred: who wins, and by how much at least', () => {
  const share = (side: 'single' | 'team', position: number): number => {
    const { environment } = opening.scenario;
    const scenario = {
      ...atPosition({ ...duel[side], environment }, position),
      agents: side === 'single' ? 1 : 6,
    };
    const { metrics } = runOnce({ scenario, secondsAtMost: 1e5, untilVerdict: true });
    expect(metrics['answered-tasks']).toBe(tasksWatched);
    return metrics['success'] ?? 0;
  };
  expect(share('team', 0)).toBeGreaterThan(share('single', 0) + 20);
  expect(share('single', 1)).toBeGreaterThan(share('team', 1) + 40);
});
