import { give } from './assignment/give.ts';
import { type AssignmentValues, assignmentBy } from './assignment/params.ts';
import { integer } from '../catalog/params.ts';
import { planOrFinish, report } from './centralized.ts';
import type { Report, Work } from './team/board.ts';
import { deskOf, readySteps } from './team/desk.ts';
import { teamOf } from './team/module.ts';
import { CHIEF, checkAll, goOn, orchestratorParams, type ReviewValues } from './team/orchestrator.ts';
import { teamParams } from './team/params.ts';
import { ASSIGNMENT, RESULT, type Team } from './team/roles.ts';
import { childrenOf, fanOut, isLeaf, leaves, parentOf } from './team/tree.ts';
import { assign, tell } from './team/work.ts';

const params = {
  ...teamParams,
  iterations: orchestratorParams.iterations,
  rounds: orchestratorParams.rounds,
  review: orchestratorParams.review,
  catches: orchestratorParams.catches,
  ...assignmentBy('turn', 'skill', 'optimal', 'learned'),
  levels: integer({
    label: 'Levels',
    help: 'Levels below the top; 1 is one orchestrator over all. Each has as many below it as are needed for all to find a place.',
    default: 2,
    min: 1,
    max: 12,
  }),
};

type Values = ReviewValues & AssignmentValues & { levels: number };

/** Orders pass down a tree and results up; managers plan, split and check, leaves work. */
export const hierarchy = teamOf<typeof params>(
  {
    id: 'hierarchy',
    label: 'Hierarchy',
    summary: 'Orders pass down a tree of managers and results up; every level plans, splits and checks, and only leaves work.',
    source: 'Hierarchical teams; Malone, Modeling coordination in organizations and markets, Management Science 33(10), 1987.',
    params,
  },
  {
    begin: () => undefined,
    finished(team, work, agent, job) {
      const branching = fanOut(team.host.n, team.values.levels);
      if (job.deed === 'plan') handDown(team, work, agent, branching);
      else if (job.deed === 'check' || job.deed === 'merge') {
        if (job.deed === 'check' || team.values.review) checkAll(team, work, agent);
        if (agent !== CHIEF) report(team, work, agent, parentOf(agent, branching));
      } else if (agent !== CHIEF && !goOn(team, work, agent)) report(team, work, agent, parentOf(agent, branching));
    },
    heard(team, work, to, kind, message) {
      const branching = fanOut(team.host.n, team.values.levels);
      if (kind === ASSIGNMENT) take(team, work, to, message, branching);
      else if (kind === RESULT && to !== CHIEF) {
        const left = (work.awaited.get(to) ?? 1) - 1;
        work.awaited.set(to, left);
        if (left === 0 && !assign(team, work, to, 'merge')) report(team, work, to, parentOf(to, branching));
      }
    },
    quiet: (team, work) => planOrFinish(team, work),
  },
  (host, agent, values) => (agent === CHIEF ? 0 : isLeaf(agent, host.n, fanOut(host.n, values.levels)) ? 2 : 1),
  ['top', 'manager', 'worker'],
);

/** A manager plans how to split what it was asked for; a leaf begins. */
function take(team: Team<Values>, work: Work, to: number, message: Report, branching: number): void {
  work.asked.set(to, message.asked);
  deskOf(work, to).used = 0;
  const begun = isLeaf(to, team.host.n, branching) ? goOn(team, work, to) : assign(team, work, to, 'plan');
  if (!begun) report(team, work, to, parentOf(to, branching));
}

/** Splits the steps in hand among those directly below who are there, by the leaves under each. */
function handDown(team: Team<Values>, work: Work, boss: number, branching: number): void {
  const { host, values } = team;
  const below = childrenOf(boss, host.n, branching).filter((child) => host.alive[child]);
  const room = below.map((child) => leaves(child, host.n, branching));
  const all = room.reduce((sum, one) => sum + one, 0);
  if (boss === CHIEF) work.round += 1;
  const steps = boss === CHIEF ? readySteps(work, CHIEF).slice(0, all * values.iterations) : [...(work.asked.get(boss) ?? [])];
  const parts = below.every((child) => isLeaf(child, host.n, branching)) ? dealOut(team, work, below, steps) : divide(below, room, steps);
  for (const [child, asked] of parts) {
    const inputs = [...new Set(asked.flatMap((step) => work.task.steps[step].needs))].sort((a, b) => a - b);
    tell(team, work, boss, child, ASSIGNMENT, { steps: inputs, asked });
    work.exchanges += 1;
    work.awaited.set(boss, (work.awaited.get(boss) ?? 0) + 1);
  }
  if (parts.length === 0 && boss !== CHIEF) report(team, work, boss, parentOf(boss, branching));
}

/** Stretches of the steps in proportion to the leaves under each child; those who get nothing are left out. */
function divide(below: readonly number[], room: readonly number[], steps: readonly number[]): [number, number[]][] {
  const all = room.reduce((sum, one) => sum + one, 0);
  let given = 0;
  let seats = 0;
  const parts = below.map((child, i): [number, number[]] => {
    seats += room[i];
    const asked = steps.slice(given, Math.ceil((steps.length * seats) / all));
    given += asked.length;
    return [child, asked];
  });
  return parts.filter(([, asked]) => asked.length > 0);
}

/** Steps for workers, to whom they go by skill, experience or in turn. */
function dealOut(team: Team<Values>, work: Work, workers: readonly number[], steps: readonly number[]): [number, number[]][] {
  if (workers.length === 0) return [];
  if (team.values.assigning === 'turn' && team.values.methods === 'careful')
    return divide(workers, workers.map(() => 1), steps);
  const plan = new Map<number, number[]>();
  for (let at = 0; at < steps.length; at += workers.length) {
    const batch = steps.slice(at, at + workers.length);
    const chosen = give(team, work, workers, batch);
    batch.forEach((step, i) => plan.set(chosen[i], [...(plan.get(chosen[i]) ?? []), step]));
  }
  return [...plan].sort((a, b) => a[0] - b[0]);
}
