import { integer, number, toggle } from '../../catalog/params.ts';
import { give } from '../assignment/give.ts';
import { award, openMarket } from '../assignment/market.ts';
import { type AssignmentValues, assignmentParams } from '../assignment/params.ts';
import type { Work } from './board.ts';
import { deskOf, NOTHING, readySteps, usedBy, WRONG } from './desk.ts';
import { living } from './merge.ts';
import { teamParams } from './params.ts';
import { ASSIGNMENT, type Team } from './roles.ts';
import { stop } from './turn.ts';
import { assign, tell } from './work.ts';

/** What a team with an orchestrator has besides. */
export const orchestratorParams = {
  ...teamParams,
  iterations: { ...teamParams.iterations, default: 3 },
  rounds: integer({
    label: 'Rounds',
    help: 'How often the orchestrator plans and hands out work for a task, at most.',
    default: 5,
    min: 1,
    max: 100,
    live: true,
  }),
  review: toggle({
    label: 'Review',
    help: 'The orchestrator checks all results of a round in one turn of its own.',
    default: true,
    live: true,
  }),
  catches: number({
    label: 'Checks catch',
    help: 'Chance that a check by somebody else sees that a result is wrong.',
    default: 0.7,
    min: 0,
    max: 1,
    step: 0.05,
    live: true,
  }),
  ...assignmentParams,
};

/** What any team needs that works in rounds and checks. */
export type ReviewValues = Team['values'] & { rounds: number; review: boolean; catches: number };

export type OrchestratorValues = ReviewValues & AssignmentValues;

export const CHIEF = 0;

/** Hands out what is ready at the orchestrator, at most `iterations` steps to each worker; the rest follows in the next round. */
export function handOut(team: Team<OrchestratorValues>, work: Work): void {
  const { host, values } = team;
  const { head } = team.board;
  work.round += 1;
  const workers = living(host).filter((agent) => agent !== head);
  if (workers.length === 0) return;
  const plan = new Map<number, number[]>();
  const ready = readySteps(work, head).slice(0, workers.length * values.iterations);
  if (values.assigning === 'contract' || values.assigning === 'auction') {
    if (ready.length > 0) openMarket(team, work, head, workers, ready);
    return;
  }
  for (let at = 0; at < ready.length; at += workers.length) {
    const batch = ready.slice(at, at + workers.length);
    const chosen = give(team, work, workers, batch);
    batch.forEach((step, i) => plan.set(chosen[i], [...(plan.get(chosen[i]) ?? []), step]));
  }
  order(team, work, head, plan);
}

/** Bids are in: what the orchestrator sells is handed out, or the next step announced. False where there is no market. */
export function settleMarket(team: Team<OrchestratorValues>, work: Work): boolean {
  if (work.market === null) return false;
  const { boss } = work.market;
  if (boss !== team.board.head || !team.host.alive[boss]) {
    // Whoever sold is gone, and the bids with it.
    work.market = null;
    return false;
  }
  const plan = award(team, work);
  if (plan !== null) order(team, work, boss, plan);
  return true;
}

/** Asks members for steps, with the results that these need. */
function order(team: Team, work: Work, boss: number, plan: ReadonlyMap<number, readonly number[]>): void {
  const { steps } = work.task;
  for (const [worker, asked] of [...plan].sort((a, b) => a[0] - b[0])) {
    const inputs = [...new Set(asked.flatMap((step) => steps[step].needs))].sort((a, b) => a - b);
    tell(team, work, boss, worker, ASSIGNMENT, { steps: inputs, asked });
  }
  work.exchanges += plan.size;
}

/**
 * The worker takes another turn: on what it was asked for, or on the one step that its result has made ready. Where several have become
 * ready, the orchestrator may hand them to several. False if it should report.
 */
export function goOn(team: Team, work: Work, agent: number): boolean {
  if (usedBy(work, agent) >= team.values.iterations) return false;
  const ready = readySteps(work, agent);
  const asked = work.asked.get(agent) ?? [];
  const follows = ready.filter((step) => work.task.steps[step].needs.some((need) => asked.includes(need)));
  const next = ready.find((step) => asked.includes(step)) ?? (follows.length === 1 ? follows[0] : undefined);
  if (next === undefined || !assign(team, work, agent, 'work', next)) return false;
  if (!asked.includes(next)) work.asked.set(agent, [...asked, next]);
  return true;
}

/** Steps that the agent holds and nobody else has checked. */
export function unchecked(work: Work, agent: number): number[] {
  const desk = work.desks.get(agent);
  return desk ? [...desk.order].filter((step) => !desk.checked[step]).sort((a, b) => a - b) : [];
}

/** Looks once at all that the agent holds unchecked and drops what it sees to be wrong. Answers the errors it saw, by index. */
export function checkAll({ board, host, values }: Team<{ catches: number } & Team['values']>, work: Work, agent: number): number[] {
  const desk = deskOf(work, agent);
  const seen: number[] = [];
  for (const step of unchecked(work, agent)) {
    if (desk.held[step] === NOTHING) continue;
    desk.checked[step] = 1;
    if (desk.held[step] !== WRONG || isBlind(work, agent, desk.flaw[step])) continue;
    if (host.chance.at(agent).uniform() >= values.catches) continue;
    seen.push(desk.flaw[step]);
    desk.checked[step] = 0;
    stop(board, work, agent, step);
  }
  return seen;
}

/** Nobody sees the error of the own work by looking at it again; what a hand-off lost can be seen. */
function isBlind({ flaws }: Work, agent: number, which: number): boolean {
  const { origin, kind } = flaws[which];
  return origin === agent && (kind === 'numerical-drift' || kind === 'logical-contradiction');
}

/** An objection of somebody else: who holds the error looks again, and drops it if it sees it too. */
export function heed({ board, host, values }: Team<{ catches: number } & Team['values']>, work: Work, agent: number, objections: readonly number[]): void {
  for (const which of objections) {
    const step = work.desks.get(agent)?.flaw.indexOf(which) ?? -1;
    if (step >= 0 && host.chance.at(agent).uniform() < values.catches) stop(board, work, agent, step);
  }
}
