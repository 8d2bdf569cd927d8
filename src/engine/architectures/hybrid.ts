import { integer } from '../catalog/params.ts';
import { heardInMarket } from './assignment/market.ts';
import { planOrFinish, report } from './centralized.ts';
import type { Work } from './team/board.ts';
import { deskOf, heldSteps } from './team/desk.ts';
import { talkByAgreement } from './team/election.ts';
import { teamOf } from './team/module.ts';
import { checkAll, goOn, handOut, heed, orchestratorParams, type OrchestratorValues, settleMarket } from './team/orchestrator.ts';
import { ASSIGNMENT, REMARK, RESULT } from './team/roles.ts';
import type { Team } from './team/roles.ts';
import { assign, tell } from './team/work.ts';

const params = {
  ...orchestratorParams,
  ...talkByAgreement,
  peerRounds: integer({
    label: 'Peer rounds',
    help: 'How often workers show each other their results before they report, over the whole task.',
    default: 3,
    min: 0,
    max: 100,
    live: true,
  }),
  peers: integer({
    label: 'Peers',
    help: 'Workers that take part in a peer round; each shows its results to the next.',
    default: 3,
    min: 1,
    max: 1000,
    live: true,
  }),
};

type Values = OrchestratorValues & { peerRounds: number; peers: number };

/** Where a round is: nothing is out; workers work; peers have shown; one of them has looked; reports are out. */
const PLANNING = 0;
const WORKING = 1;
const SHOWN = 2;
const LOOKED = 3;
const REPORTING = 4;

/** As a centralized team, and before they report workers look at each other's results. */
export const hybrid = teamOf<typeof params>(
  {
    id: 'hybrid',
    label: 'Hybrid team',
    summary: 'An orchestrator hands out steps in rounds, and workers look at each other’s results before they report.',
    source: 'Hybrid multi-agent system; arXiv:2512.08296, table 1: rnk + r + p model calls, depth r, r·n + p·m messages.',
    params,
  },
  {
    begin: () => undefined,
    finished(team, work, agent, job) {
      const { head } = team.board;
      if (job.deed === 'talk') {
        const objections = checkAll(team, work, agent);
        if (objections.length > 0 && agent !== head) tell(team, work, agent, head, REMARK, { objections });
      } else if (agent !== head) {
        if (job.deed === 'work') goOn(team, work, agent);
      } else if (job.deed === 'check') checkAll(team, work, agent);
      else if (job.deed === 'plan') {
        handOut(team, work);
        work.phase = WORKING;
      }
    },
    heard(team, work, to, kind, message) {
      heardInMarket(team, work, to, kind, message);
      if (kind === REMARK) work.reports.push(message);
      if (kind !== ASSIGNMENT) return;
      work.asked.set(to, message.asked);
      deskOf(work, to).used = 0;
      goOn(team, work, to);
    },
    quiet(team, work) {
      if (settleMarket(team, work)) return;
      const members = [...work.asked.keys()].filter((agent) => team.host.alive[agent]).sort((a, b) => a - b);
      if (work.phase === WORKING || work.phase === LOOKED) {
        if (members.length > 0 && work.peerRounds < peerRoundsBy(team.values, work.round)) show(team, work, members);
        else sendIn(team, work, members);
      } else if (work.phase === SHOWN) {
        work.phase = LOOKED;
        assign(team, work, members[work.peerRounds % Math.min(members.length, team.values.peers)] ?? team.board.head, 'talk');
      } else {
        // What peers saw stands against what came in; the orchestrator judges.
        for (const { objections } of work.phase === REPORTING ? work.reports : []) heed(team, work, team.board.head, objections);
        work.reports = [];
        work.phase = PLANNING;
        planOrFinish(team, work);
      }
    },
  },
  (_host, agent, values, { head }) => (agent === head ? 0 : agent <= values.peers ? 1 : 2),
  ['orchestrator', 'peer', 'worker'],
);

/** Peer rounds that should have been held by the end of a round, so that they are spread over the rounds. */
const peerRoundsBy = ({ peerRounds, rounds }: Values, round: number): number => Math.ceil((peerRounds * round) / rounds);

/** Each peer shows what it holds to the next of them. */
function show(team: Team<Values>, work: Work, members: readonly number[]): void {
  const peers = members.slice(0, team.values.peers);
  work.peerRounds += 1;
  work.phase = SHOWN;
  work.exchanges += peers.length;
  if (peers.length === 1) return;
  peers.forEach((peer, i) => {
    tell(team, work, peer, peers[(i + 1) % peers.length], RESULT, { steps: heldSteps(work, peer) });
  });
}

function sendIn(team: Team<Values>, work: Work, members: readonly number[]): void {
  work.phase = REPORTING;
  for (const agent of members) report(team, work, agent);
  work.asked.clear();
}
