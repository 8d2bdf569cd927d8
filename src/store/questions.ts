import type { Controller } from './controller.ts';
import type { Line } from './line.ts';

/** Longest wait for what is asked beside the film. */
const patienceMs = 10_000;

/** What may be asked of the running world at any time; where there is no answer, there is nothing to show. */
export const questionsTo = (line: Line): Pick<Controller, 'account' | 'inspect' | 'board' | 'message'> => ({
  account: () => line.ask(patienceMs, (laboratory) => laboratory.account()).catch(() => null),
  inspect: (agent) => line.ask(patienceMs, (laboratory) => laboratory.inspect(agent)).catch(() => []),
  board: (agent) => line.ask(patienceMs, (laboratory) => laboratory.board(agent)).catch(() => null),
  message: (id) => line.ask(patienceMs, (laboratory) => laboratory.message(id)).catch(() => null),
});
