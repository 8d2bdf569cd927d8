import { heardInMarket } from './assignment/market.ts';
import { goOnAlone } from './team/alone.ts';
import type { Work } from './team/board.ts';
import { deskOf, heldSteps, readySteps } from './team/desk.ts';
import { talkByAgreement } from './team/election.ts';
import { teamOf } from './team/module.ts';
import { checkAll, goOn, handOut, orchestratorParams, type ReviewValues, settleMarket, unchecked } from './team/orchestrator.ts';
import { ASSIGNMENT, RESULT, type Team } from './team/roles.ts';
import { assign, canAfford, tell } from './team/work.ts';

const params = { ...orchestratorParams, ...talkByAgreement };

/** An orchestrator plans, hands out steps, checks results, and plans again. */
export const centralized = teamOf<typeof params>(
  {
    id: 'centralized',
    label: 'Centralized team',
    summary: 'An orchestrator hands out steps in rounds, checks what comes back, and brings it together.',
    source: 'Centralized multi-agent system; arXiv:2512.08296, table 1: rnk + r model calls, depth r, r·n messages.',
    params,
  },
  {
    begin: () => undefined,
    finished(team, work, agent, job) {
      if (agent === team.board.head) {
        if (job.deed === 'plan') handOut(team, work);
        else if (job.deed === 'check') checkAll(team, work, agent);
      } else if (job.deed === 'work' && !goOn(team, work, agent)) report(team, work, agent);
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
  (_host, agent, _values, { head }) => (agent === head ? 0 : 1),
  ['orchestrator', 'worker'],
);

/** All reports are in: check them, plan again, or finish alone. */
export function planOrFinish(team: Team<ReviewValues>, work: Work): void {
  const { host, values } = team;
  const { head } = team.board;
  if (values.review && work.round > 0 && unchecked(work, head).length > 0 && assign(team, work, head, 'check')) return;
  const goesOn = host.n > 1 && work.round < values.rounds && readySteps(work, head).length > 0 && canAfford(team, work, 1);
  if (goesOn && assign(team, work, head, 'plan')) return;
  goOnAlone(team, work, head, host.n === 1);
}

/** Says what has become of what it was asked for; also that this is nothing. */
export function report(team: Team, work: Work, agent: number, to = team.board.head): void {
  const asked = work.asked.get(agent) ?? [];
  tell(team, work, agent, to, RESULT, { steps: heldSteps(work, agent).filter((step) => asked.includes(step)) });
}
