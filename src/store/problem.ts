import type { Problem, Run } from './run.ts';

/** The report of a failure: what ran, with which seed, when, at which event. */
export function problemOf(error: unknown, run: Run, state: Problem['state']): Problem {
  const { scenario, recording, time, events } = run;
  const message = error instanceof Error ? error.message : String(error);
  const titles = {
    resumed: 'The simulation stopped answering and was started again',
    stopped: 'The simulation stopped',
    refused: 'This could not be opened',
  };
  return {
    title: titles[state],
    message: message.slice(0, 2_000),
    entry: recording ?? (scenario ? `${scenario.protocol.id} on ${scenario.topology.id}` : null),
    seed: scenario?.seed ?? null,
    time,
    event: events,
    state,
  };
}
