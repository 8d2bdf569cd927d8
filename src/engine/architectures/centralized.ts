import { heardInMarket } from './assignment/market.ts';
import { goOnAlone } from './team/alone.ts';
import type { Work } from './team/board.ts';
import { deskOf, heldSteps, readySteps } from './team/desk.ts';
import { teamOf } from './team/module.ts';
import { CHIEF, checkAll, goOn, handOut, orchestratorParams, type ReviewValues, settleMarket, unchecked } from './team/orchestrator.ts';
import { ASSIGNMENT, RESULT, type Team } from './team/roles.ts';
import { assign, canAfford, tell } from './team/work.ts';

/** An orchestrator plans, hands out steps, checks results, and plans again. */
export const centralized = teamOf<typeof orchestratorParams>(
  {
    id: 'centralized',
    label: 'Centralized team',
    summary: 'An orchestrator hands out steps in rounds, checks what comes back, and brings it together.',
    source: 'Centralized multi-agent system; arXiv:2512.08296, table 1: rnk + r model calls, depth r, r·n messages.',
    params: orchestratorParams,
  },
  {
    begin: () => undefined,
    finished(team, work, agent, job) {
      if (job.deed === 'plan') handOut(team, work);
      else if (job.deed === 'check') checkAll(team, work, CHIEF);
      else if (agent !== CHIEF && !goOn(team, work, agent)) report(team, work, agent);
    },
    heard(team, work, to, kind, message) {
      heardInMarket(team, work, to, kind, message);
      if (kind !== ASSIGNMENT) return;
      work.asked.set(to, message.asked);
      deskOf(work, to).used = 0;
      if (!goOn(team, work, to)) report(team, work, to);
    },
    quiet(team, work) {
      if (!settleMarket(team, work)) planOrFinish(team, work);
    },
  },
  (_host, agent) => (agent === CHIEF ? 0 : 1),
  ['orchestrator', 'worker'],
);

/** All reports are in: check them, plan again, or finish alone. */
export function planOrFinish(team: Team<ReviewValues>, work: Work): void {
  const { host, values } = team;
  if (values.review && work.round > 0 && unchecked(work, CHIEF).length > 0 && assign(team, work, CHIEF, 'check')) return;
  const goesOn = host.n > 1 && work.round < values.rounds && readySteps(work, CHIEF).length > 0 && canAfford(team, work, 1);
  if (goesOn && assign(team, work, CHIEF, 'plan')) return;
  goOnAlone(team, work, CHIEF, host.n === 1);
}

/** Says what has become of what it was asked for; also that this is nothing. */
export function report(team: Team, work: Work, agent: number, to = CHIEF): void {
  const asked = work.asked.get(agent) ?? [];
  tell(team, work, agent, to, RESULT, { steps: heldSteps(work, agent).filter((step) => asked.includes(step)) });
}
