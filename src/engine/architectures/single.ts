import { readySteps } from './team/board.ts';
import { teamOf } from './team/module.ts';
import { teamParams } from './team/params.ts';
import { assign, close } from './team/work.ts';

/** One agent does everything; the others, if there are any, look on. */
export const single = teamOf(
  {
    id: 'single',
    label: 'One agent',
    summary: 'One agent does everything, step after step; nothing is lost in talk, and nobody checks.',
    source: 'Single-agent system; arXiv:2512.08296, section 3.1: k model calls, depth k, no messages.',
    params: teamParams,
  },
  {
    begin: () => undefined,
    finished: () => undefined,
    heard: () => undefined,
    quiet(team, work) {
      const [next] = readySteps(work, 0);
      if (next === undefined || !assign(team, work, 0, 'work', next)) close(team, work, 0);
    },
  },
  (_host, agent) => (agent === 0 ? 0 : 1),
  ['worker', 'onlooker'],
);
