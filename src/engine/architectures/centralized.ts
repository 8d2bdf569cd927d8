import { integer, number, toggle } from '../catalog/params.ts';
import type { Host } from '../kernel/host.ts';
import { NOTHING, readySteps, type Report, WRONG, type Work } from './team/board.ts';
import { teamOf } from './team/module.ts';
import { teamParams } from './team/params.ts';
import { ASSIGNMENT, RESULT, type Team } from './team/roles.ts';
import { stop } from './team/turn.ts';
import { assign, canAfford, close, tell } from './team/work.ts';

export const centralParams = {
  ...teamParams,
  rounds: integer({
    label: 'Rounds',
    help: 'How often the orchestrator plans and hands out work for a task, at most.',
    default: 8,
    min: 1,
    max: 100,
    live: true,
  }),
  iterations: integer({
    label: 'Turns a round',
    help: 'Turns that a worker may take on one assignment before it reports.',
    default: 3,
    min: 1,
    max: 50,
    live: true,
  }),
  review: toggle({ label: 'Review', help: 'The orchestrator checks each result, which costs it a turn.', default: true, live: true }),
  catches: number({
    label: 'Review catches',
    help: 'Chance that a check sees that a result is wrong.',
    default: 0.7,
    min: 0,
    max: 1,
    step: 0.05,
    live: true,
  }),
  byskill: toggle({ label: 'By skill', help: 'Each step goes to the free worker who is most able to do it; off: in turn.', default: true, live: true }),
};

export type CentralValues = Team['values'] & {
  rounds: number;
  iterations: number;
  review: boolean;
  catches: number;
  byskill: boolean;
};

const CHIEF = 0;

/** An orchestrator plans, hands out steps, checks results, and plans again. */
export const centralized = teamOf<typeof centralParams>(
  {
    id: 'centralized',
    label: 'Centralized team',
    summary: 'An orchestrator hands out steps in rounds, checks what comes back, and brings it together.',
    source: 'Centralized multi-agent system; arXiv:2512.08296, section 3.1: rnk + r model calls, depth r, r·n messages.',
    params: centralParams,
  },
  {
    begin: (team, work) => {
      assign(team, work, CHIEF, 'plan');
    },
    finished(team, work, agent, job, upshot) {
      if (job.deed === 'plan') handOut(team, work);
      else if (job.deed === 'check') check(team, work, job.step);
      else if (agent === CHIEF) return;
      else if (!goOn(team, work, agent, upshot === 'done' ? -1 : job.step)) report(team, work, agent);
    },
    heard(team, work, to, kind, message) {
      if (kind === ASSIGNMENT) work.used[to] = 0;
      if (kind === ASSIGNMENT && !goOn(team, work, to, message.steps[message.steps.length - 1])) report(team, work, to);
      if (kind === RESULT && team.values.review) for (const step of fresh(work, message)) assign(team, work, CHIEF, 'check', step);
    },
    quiet(team, work) {
      const missing = readySteps(work, CHIEF);
      const again = work.round < team.values.rounds && canAfford(team, work);
      if (missing.length === 0 || !again || !assign(team, work, CHIEF, team.host.n === 1 ? 'work' : 'plan', team.host.n === 1 ? missing[0] : -1))
        close(team, work, CHIEF);
    },
  },
  (_host, agent) => (agent === CHIEF ? 0 : 1),
  ['orchestrator', 'worker'],
);

/** Results of a message that the orchestrator has taken over. */
function fresh(work: Work, { steps }: Report): number[] {
  return steps.filter((step) => work.held[CHIEF * work.task.steps.length + step] !== NOTHING);
}

/** One ready step for each worker, as far as they go; further steps follow in the next round. */
function handOut(team: Team<CentralValues>, work: Work): void {
  const { host, values } = team;
  work.round += 1;
  const free = Array.from({ length: host.n - 1 }, (_, i) => i + 1).filter((agent) => host.alive[agent] === 1);
  for (const step of readySteps(work, CHIEF)) {
    if (free.length === 0) return;
    const at = values.byskill ? mostAble(host, free, work.task.steps[step].skill) : 0;
    const [worker] = free.splice(at, 1);
    // The inputs go along; the step itself stands last and tells what is to be done.
    tell(team, work, CHIEF, worker, ASSIGNMENT, [...work.task.steps[step].needs, step]);
  }
}

export function mostAble(host: Host, agents: readonly number[], skill: number): number {
  let best = 0;
  const able = (i: number) => host.traits.skill[agents[i] * host.traits.skills + skill];
  for (let i = 1; i < agents.length; i++) if (able(i) > able(best)) best = i;
  return best;
}

/** The worker takes another turn: the same step again, or one that its result has made ready. False if it should report. */
function goOn(team: Team<CentralValues>, work: Work, agent: number, step: number): boolean {
  if (work.used[agent] >= team.values.iterations) return false;
  const steps = work.task.steps.length;
  const ready = readySteps(work, agent);
  const next = step >= 0 && ready.includes(step) ? step : ready.find((one) => work.task.steps[one].needs.length > 0);
  if (next === undefined || work.held[CHIEF * steps + next] !== NOTHING) return false;
  return assign(team, work, agent, 'work', next);
}

function report(team: Team<CentralValues>, work: Work, agent: number): void {
  const steps = work.task.steps.length;
  const news = work.task.steps.map((_, step) => step).filter((step) => work.held[agent * steps + step] !== NOTHING && work.held[CHIEF * steps + step] === NOTHING);
  if (news.length > 0) tell(team, work, agent, CHIEF, RESULT, news);
}

function check({ board, host, values }: Team<CentralValues>, work: Work, step: number): void {
  const at = CHIEF * work.task.steps.length + step;
  if (work.held[at] === WRONG && host.chance.at(CHIEF).uniform() < values.catches) stop(board, work, CHIEF, step);
}
