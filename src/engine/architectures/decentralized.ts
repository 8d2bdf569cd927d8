import { integer } from '../catalog/params.ts';
import { goOnAlone } from './team/alone.ts';
import type { Report, Work } from './team/board.ts';
import { heldSteps, readySteps, usedBy } from './team/desk.ts';
import { living, settleReadings, vote } from './team/merge.ts';
import { teamOf } from './team/module.ts';
import { checkAll, heed, orchestratorParams, unchecked } from './team/orchestrator.ts';
import { teamParams } from './team/params.ts';
import type { Team } from './team/roles.ts';
import { declare, hush, talkBySharing } from './team/talk.ts';
import { assign, canAfford } from './team/work.ts';
import { type VotingValues, votingParams } from './trust/params.ts';
import { trustsToTell, voteRules } from './trust/rules.ts';

const params = {
  ...teamParams,
  iterations: { ...teamParams.iterations, default: 3 },
  debateRounds: integer({
    label: 'Rounds of debate',
    help: 'How often all work and then tell all others what they hold, at most.',
    default: 3,
    min: 1,
    max: 50,
    live: true,
  }),
  catches: orchestratorParams.catches,
  ...votingParams,
  ...talkBySharing,
};

type Values = Team['values'] & VotingValues & { debateRounds: number; catches: number };

/** Errors that an agent has seen since the last exchange stand in `work.asked`. Where a round is: about to work; working; told; voting. */
const OPENING = 0;
const WORKING = 1;
const TOLD = 2;
const VOTED = 3;

/** All work, tell all others, adopt or contest what they hear, and vote in the end. */
export const decentralized = teamOf<typeof params>(
  {
    id: 'decentralized',
    label: 'Decentralized debate',
    summary: 'All work, tell all others what they hold, adopt or contest it, and vote in the end; nobody leads.',
    source: 'Decentralized multi-agent system; arXiv:2512.08296, table 1: dnk + 1 model calls, depth d, d·n messages; Du et al. 2023.',
    params,
  },
  {
    gathers: true,
    leaderless: true,
    begin: () => undefined,
    finished(team, work, agent, job) {
      if (job.deed === 'merge') return;
      if (job.deed === 'check') {
        const objections = checkAll(team, work, agent);
        work.asked.set(agent, [...(work.asked.get(agent) ?? []), ...objections]);
      }
      goOn(team, work, agent);
    },
    quiet(team, work) {
      const members = living(team.host);
      if (work.phase === OPENING) {
        work.phase = WORKING;
        work.round += 1;
        for (const desk of work.desks.values()) desk.used = 0;
        for (const agent of members) goOn(team, work, agent);
      } else if (work.phase === WORKING) {
        work.phase = TOLD;
        work.exchanges += members.length > 1 ? members.length : 0;
        for (const agent of members) tellAll(team, work, agent, members);
      } else if (work.phase === TOLD) {
        adopt(team, work, members);
        const goesOn = work.round < team.values.debateRounds && !isSettled(work, members) && canAfford(team, work, 1);
        work.phase = goesOn ? OPENING : VOTED;
        if (!goesOn && members.length > 1) assign(team, work, members[0], 'merge');
      } else goOnAlone(team, work, members[0], false);
    },
  },
  () => 0,
  ['debater'],
);

/**
 * The agent's next turn of a round: the ready step next to its own place among the steps, so that the team spreads out without a word;
 * with none left, a look at what it has from others. One turn is kept back for the vote.
 */
function goOn(team: Team<Values>, work: Work, agent: number): boolean {
  if (usedBy(work, agent) >= team.values.iterations || !canAfford(team, work, team.host.n > 1 ? 1 : 0)) return false;
  const steps = work.task.steps.length;
  const place = Math.floor((agent * steps) / team.host.n);
  const ready = readySteps(work, agent);
  if (ready.length === 0) return unchecked(work, agent).length > 0 && assign(team, work, agent, 'check');
  const away = (step: number) => (step - place + steps) % steps;
  return assign(team, work, agent, 'work', ready.reduce((best, step) => (away(step) < away(best) ? step : best)));
}

/** Tells all others what it holds and which errors it has seen; who has nothing to say is silent. */
function tellAll(team: Team<Values>, work: Work, agent: number, members: readonly number[]): void {
  const steps = heldSteps(work, agent);
  const objections = work.asked.get(agent) ?? [];
  if (steps.length === 0 && objections.length === 0) return;
  declare(team, work, agent, members, { steps, objections, ...trustsToTell(team, agent) });
}

/** Everyone takes what most hold of each step, but for errors it has seen itself, and then heeds what others object to. */
function adopt(team: Team<Values>, work: Work, members: readonly number[]): void {
  const heard = new Map<number, Report[]>();
  for (const report of work.reports) {
    const own = heard.get(report.to);
    if (own) own.push(report);
    else heard.set(report.to, [report]);
  }
  const seen = new Map(work.asked);
  work.reports = [];
  work.asked.clear();
  hush(team, work);
  settleReadings(work, members);
  for (const agent of members) {
    const reports = heard.get(agent) ?? [];
    vote(work, agent, reports, voteRules(team, work, agent), seen.get(agent));
    for (const { objections } of reports) heed(team, work, agent, objections);
  }
}

/** Nobody lacks a result, and nobody has anything left to check. */
function isSettled(work: Work, members: readonly number[]): boolean {
  return members.every((agent) => readySteps(work, agent).length === 0 && unchecked(work, agent).length === 0);
}
