import { giveWhole } from './assignment/whole.ts';
import { type AssignmentValues, assignmentBy } from './assignment/params.ts';
import { choice, integer, number } from '../catalog/params.ts';
import { goOnAlone } from './team/alone.ts';
import type { Work } from './team/board.ts';
import { close } from './team/close.ts';
import { readySteps } from './team/desk.ts';
import { living } from './team/merge.ts';
import { teamOf } from './team/module.ts';
import { teamParams } from './team/params.ts';
import type { Team } from './team/roles.ts';
import { assign } from './team/work.ts';

const params = {
  ...teamParams,
  ...assignmentBy('turn', 'skill', 'learned'),
  iterations: { ...teamParams.iterations, default: 100 },
  dispatch: choice({
    label: 'Tasks go',
    help: 'Which agent gets a task.',
    default: 'queue',
    options: [
      { value: 'queue', label: 'To whoever is free; others wait in one line' },
      { value: 'choices', label: 'To the shortest of a few lines, drawn at random' },
    ],
    live: true,
  }),
  choices: integer({
    label: 'Lines looked at',
    help: 'Lines drawn at random for each task, of which the shortest gets it; 1 is blind chance.',
    default: 2,
    min: 1,
    max: 100,
    live: true,
    when: { key: 'dispatch', is: ['choices'] },
  }),
  signOffSeconds: number({
    label: 'Sign-off',
    help: 'Mean time for which each finished task needs agent 0, who then does nothing else; 0 is none.',
    default: 0,
    min: 0,
    max: 1000,
    unit: 's',
  }),
};

type Values = Team['values'] & AssignmentValues & { dispatch: 'queue' | 'choices'; choices: number; signOffSeconds: number };

/** Where a task is: with an agent; before the coordinator. */
const WITH_AGENT = 1;
const SIGNING = 2;

/** Each task goes to one agent; agents work side by side on different tasks. */
export const pool = teamOf<typeof params>(
  {
    id: 'pool',
    label: 'Pool of agents',
    summary: 'Each task goes whole to one agent, as it becomes free or by the shortest line; nothing is shared but the line.',
    source: 'Multi-server queues (Kendall 1953); d choices: Azar, Broder, Karlin & Upfal 1994; machine repair: M/M/1//N.',
    params,
  },
  {
    leaderless: true,
    begin(team, work) {
      const { host, values } = team;
      if (values.dispatch === 'queue') {
        take(team, work, values.assigning === 'turn' && values.methods === 'careful' ? firstWorker(team, true) : giveWhole(team, work, freeWorkers(team)));
        return;
      }
      const from = workers(team);
      let shortest = -1;
      for (let i = 0; i < values.choices; i++) {
        const agent = from[host.dice.below(from.length)];
        if (shortest < 0 || line(team, agent) < line(team, shortest)) shortest = agent;
      }
      take(team, work, shortest);
    },
    waits: (team) => firstWorker(team, team.values.dispatch === 'queue') < 0,
    finished: () => undefined,
    quiet(team, work) {
      const agent = ownerOf(work);
      const { signOffSeconds } = team.values;
      const over = readySteps(work, agent).length === 0;
      if (!team.host.alive[agent]) close(team, work, agent, 'crash');
      else if (!over) goOnAlone(team, work, agent, true);
      else if (signOffSeconds === 0 || work.phase === SIGNING || !team.host.alive[0]) close(team, work, agent);
      else {
        work.phase = SIGNING;
        if (!assign(team, work, 0, 'check', -1, signOffSeconds)) close(team, work, agent);
      }
    },
  },
  (_host, agent, values) => (agent === 0 && values.signOffSeconds > 0 ? 0 : 1),
  ['coordinator', 'worker'],
);

/** The first worker that runs, and has nothing to do if it should be free; or -1. */
function firstWorker({ board, host, values }: Team<Values>, free: boolean): number {
  const first = values.signOffSeconds > 0 && host.n > 1 ? 1 : 0;
  for (let agent = first; agent < host.n; agent++)
    if (host.alive[agent] && (!free || (board.current[agent] === null && board.queues[agent].length === 0))) return agent;
  return -1;
}

const workers = ({ host, values }: Team<Values>): number[] =>
  living(host).filter((agent) => agent > 0 || values.signOffSeconds === 0 || host.n === 1);

const line = ({ board }: Team, agent: number): number => board.queues[agent].length + (board.current[agent] === null ? 0 : 1);

/** All of them. */
const freeWorkers = (team: Team<Values>): number[] => workers(team).filter((agent) => line(team, agent) === 0);

/** The agent a task was given to, which `asked` remembers. */
const ownerOf = (work: Work): number => work.asked.keys().next().value ?? 0;

function take(team: Team<Values>, work: Work, agent: number): void {
  work.phase = WITH_AGENT;
  work.asked.set(agent, []);
  goOnAlone(team, work, agent, true);
}
