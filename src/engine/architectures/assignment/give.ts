import type { Host } from '../../kernel/host.ts';
import type { Traits } from '../../populations/traits.ts';
import { leastCost } from '../../tasks/assignment.ts';
import { ableIn } from '../../tasks/success.ts';
import type { Work } from '../team/board.ts';
import { MADE_NOTHING, MADE_RIGHT, UNMADE } from '../team/desk.ts';
import type { Team } from '../team/roles.ts';
import { QUICK_CARE } from './care.ts';
import { bestClaim, countGiven, knownKind, learn, methodFor } from './experience.ts';
import type { AssignmentValues } from './params.ts';

export type Giving = Team<Team['values'] & AssignmentValues>;

const CAREFUL = 0;
const QUICK = 1;

/** Different members for steps that are handed out together, no more steps than members; writes down who got what and how. */
export function give(
  team: Giving,
  work: Work,
  members: readonly number[],
  batch: readonly number[],
): number[] {
  const { host, board, values } = team;
  const kinds = batch.map((step) => work.task.steps[step].skill);
  if (values.assigning !== 'learned') {
    const chosen = share(host, members, kinds, values.assigning);
    note(
      team,
      work,
      members,
      batch,
      chosen,
      batch.map((_, i) => methodOf(team, kinds[i], chosen[i])),
    );
    return chosen;
  }
  const free = [...members];
  const methods =
    values.methods === 'learned' ? [CAREFUL, QUICK] : [values.methods === 'quick' ? QUICK : CAREFUL];
  const picks = kinds.map((kind) => {
    const { index, method } = bestClaim(
      board.experience,
      host,
      values.learner,
      knownKind(host.traits, kind),
      free,
      methods,
    );
    return { agent: free.splice(index, 1)[0], method };
  });
  const chosen = picks.map(({ agent }) => agent);
  note(
    team,
    work,
    members,
    batch,
    chosen,
    picks.map(({ method }) => method),
  );
  return chosen;
}

/** The method for a member that has been chosen by other means. */
export function methodOf({ board, host, values }: Giving, kind: number, agent: number): number {
  if (values.methods === 'learned')
    return methodFor(board.experience, host, values.learner, knownKind(host.traits, kind), agent);
  return values.methods === 'quick' ? QUICK : CAREFUL;
}

/** Different agents for steps of the given kinds by what is known of their skill, no more steps than agents. */
export function share(
  host: Host,
  agents: readonly number[],
  kinds: readonly number[],
  how: AssignmentValues['assigning'],
): number[] {
  if (how === 'optimal') {
    const { traits } = host;
    const cost = kinds.flatMap((kind) => agents.map((agent) => 1 - ableIn(traits, agent, kind)));
    return [...leastCost(cost, kinds.length, agents.length)].map((i) => agents[i]);
  }
  if (how !== 'skill') return kinds.map((_, i) => agents[i]);
  const free = [...agents];
  return kinds.map((kind) => free.splice(mostAble(host.traits, free, kind), 1)[0]);
}

/** Index of the most able agent for a kind of skill; the first of equals. */
export function mostAble(traits: Traits, agents: readonly number[], kind: number): number {
  const able = (i: number) => ableIn(traits, agents[i], kind);
  let best = 0;
  for (let i = 1; i < agents.length; i++) if (able(i) > able(best)) best = i;
  return best;
}

/**
 * Writes down what was given to whom, and how near that comes to the best: of k steps of a kind that go to different members, the k most
 * able are as good as there are; where `several` may go to one, only the most able is.
 */
export function note(
  { board, host }: Giving,
  work: Work,
  members: readonly number[],
  batch: readonly number[],
  chosen: readonly number[],
  methods: readonly number[],
  several = false,
): void {
  const { traits } = host;
  const able = (agent: number, kind: number) => ableIn(traits, agent, kind);
  const ranked = new Map<number, { skills: Float64Array; next: number; count: number }>();
  const kinds = batch.map((step) => work.task.steps[step].skill);
  for (const kind of kinds) {
    const known = ranked.get(kind);
    if (known) known.count += several ? 0 : 1;
    else
      ranked.set(kind, {
        skills: Float64Array.from(members, (agent) => able(agent, kind))
          .sort()
          .reverse(),
        next: 0,
        count: 1,
      });
  }
  batch.forEach((step, i) => {
    const kind = kinds[i];
    const best = ranked.get(kind);
    if (!best) return;
    const own = able(chosen[i], kind);
    const last = best.skills[Math.min(best.count, best.skills.length) - 1];
    countGiven(
      board.experience,
      own >= last,
      best.skills[Math.min(best.next, best.skills.length - 1)] - own,
      methods[i] === QUICK,
    );
    best.next += several ? 0 : 1;
    work.trials.push({ step, agent: chosen[i], kind: knownKind(traits, kind), method: methods[i] });
    if (methods[i] === QUICK) work.methods.set(step, QUICK_CARE);
    else work.methods.delete(step);
  });
}

/**
 * Learns from a task that is being handed in: a step was a success if the member that it was given to did it right and told so truly. Results
 * that were wrong because their inputs were say nothing of it.
 */
export function learnFrom({ board, host, values }: Giving, work: Work): void {
  const haste = values.methods === 'learned' ? values.haste : 0;
  for (const trial of work.trials) {
    const made = work.desks.get(trial.agent)?.made[trial.step] ?? UNMADE;
    const isAtFault =
      made === UNMADE ||
      made === MADE_NOTHING ||
      work.flaws.some(({ origin, step }) => origin === trial.agent && step === trial.step);
    if (!isAtFault && made !== MADE_RIGHT) continue;
    learn(board.experience, host.n, trial, !isAtFault, trial.method === QUICK ? QUICK_CARE : 1, haste);
  }
}
