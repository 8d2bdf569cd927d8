import { teamOf } from './team/module.ts';
import { teamParams } from './team/params.ts';
import { goOnAlone } from './team/alone.ts';

const params = { ...teamParams, iterations: { ...teamParams.iterations, default: 100 } };

/** One agent does everything; the others, if there are any, look on. */
export const single = teamOf(
  {
    id: 'single',
    label: 'One agent',
    summary: 'One agent does everything, step after step; nothing is lost in talk, and nobody checks.',
    source: 'Single-agent system; arXiv:2512.08296, table 1: k model calls, depth k, no messages.',
    params,
  },
  {
    begin: () => undefined,
    finished: () => undefined,
    quiet: (team, work) => goOnAlone(team, work, 0, true),
  },
  (_host, agent) => (agent === 0 ? 0 : 1),
  ['worker', 'onlooker'],
);
