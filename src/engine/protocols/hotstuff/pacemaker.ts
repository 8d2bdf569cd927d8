import { isTraitor } from '../replicas/deceit.ts';
import {
  type Certificate,
  NEW_VIEW,
  SYNC,
  type Sync,
  VOTE_BYTES,
  CERTIFICATE_BYTES,
  WISH,
} from './messages.ts';
import { tryPropose, receiveNewView, receiveProposal } from './leading.ts';
import { takeDecision, takeHigh } from './committing.ts';
import { multicast, remember, tell } from './speech.ts';
import { type HotStuff, leaderOf, RESEND, VIEW } from './state.ts';
import { highTold, wishTold } from './traitors.ts';

/** The back-off doubles no further than this, so that the time to a commit after faults have stopped stays bounded. */
const DOUBLINGS = 3;

/** A view is timed only while there is something to wait for. */
export function armView({ state, host, values }: HotStuff, agent: number): void {
  const replica = state.replicas[agent];
  if (replica.timing || replica.waiting.size === 0) return;
  replica.timing = true;
  const delays = values.timeoutDelays * (1 << Math.min(DOUBLINGS, replica.attempts));
  host.after(agent, VIEW, delays * host.expectedLatencySeconds);
  host.after(agent, RESEND, values.resendDelays * host.expectedLatencySeconds);
}

/** Says again what may have been lost: the paper takes channels for reliable, which a network that loses messages is not. */
export function resend(hotstuff: HotStuff, agent: number): void {
  const { state, host, values } = hotstuff;
  const replica = state.replicas[agent];
  if (!replica.timing) return;
  const period = values.resendDelays * host.expectedLatencySeconds;
  const left = replica.saidAt + period - host.now;
  host.after(agent, RESEND, left > period / 1000 ? left : period);
  if (left > period / 1000) return;
  replica.saidAt = host.now;
  if (replica.wishes[agent] > replica.view) wish(hotstuff, agent, replica.wishes[agent]);
  for (const { view, to, kind, payload, bytes } of replica.said) {
    if (view < replica.view - 1) continue;
    if (to < 0) multicast(hotstuff, agent, kind, payload, bytes);
    else tell(hotstuff, agent, to, kind, payload, bytes);
  }
}

export function restView({ state, host }: HotStuff, agent: number): void {
  state.replicas[agent].timing = false;
  host.cancel(agent, VIEW);
  host.cancel(agent, RESEND);
}

/**
 * A view has lasted too long: the replica wishes for the next. Views are brought into step by broadcast (Naor et al., Cogsworth, 2019,
 * section 3): f + 1 wishes are joined, a quorum of wishes opens the view. The paper leaves its pacemaker open.
 */
export function giveUp(hotstuff: HotStuff, agent: number): void {
  const { state, host } = hotstuff;
  const replica = state.replicas[agent];
  replica.timing = false;
  replica.attempts = Math.min(DOUBLINGS, replica.attempts + 1);
  if (host.byzantine[agent] === 0) state.timeouts += 1;
  wish(hotstuff, agent, Math.max(nextLeadersView(hotstuff, replica.view), replica.wishes[agent]));
  armView(hotstuff, agent);
}

/** The first view of the next leader: whoever has failed in one view is not waited for in the rest of its turn. */
const nextLeadersView = ({ values }: HotStuff, view: number): number =>
  Math.floor((view - 1) / values.tenure + 1) * values.tenure + 1;

function wish(hotstuff: HotStuff, agent: number, view: number): void {
  const { high, decided } = hotstuff.state.replicas[agent];
  const payload = Object.freeze({
    view: wishTold(hotstuff, agent, view),
    high: highTold(hotstuff, agent, high),
    decided,
  });
  multicast(hotstuff, agent, WISH, payload, VOTE_BYTES + CERTIFICATE_BYTES);
  hotstuff.state.replicas[agent].wishes[agent] = view;
  countWishes(hotstuff, agent);
}

/** Another replica's wish; one that is late is told where this one stands. */
export function receiveWish(hotstuff: HotStuff, agent: number, from: number, wished: Sync): void {
  const { view, high, decided } = hotstuff.state.replicas[agent];
  if (!isTraitor(hotstuff.host, agent) && (wished.view <= view || wished.high.view < high.view))
    tell(
      hotstuff,
      agent,
      from,
      SYNC,
      Object.freeze({ view, high, decided }),
      VOTE_BYTES + 2 * CERTIFICATE_BYTES,
    );
  receiveSync(hotstuff, agent, from, wished);
}

/** Joins what f + 1 wish for, one of whom is honest, and enters what a quorum wishes for. */
function countWishes(hotstuff: HotStuff, agent: number): void {
  const { state, f, quorum, n } = hotstuff;
  const replica = state.replicas[agent];
  const sorted = replica.wishes.slice().sort();
  const joined = sorted[n - 1 - f];
  const opened = sorted[n - quorum];
  if (opened > replica.view) enterView(hotstuff, agent, opened);
  if (joined > replica.wishes[agent] && joined > replica.view) wish(hotstuff, agent, joined);
}

/** What another replica has and wishes: whoever is late catches up with its certificates, or with a quorum's view. */
export function receiveSync(
  hotstuff: HotStuff,
  agent: number,
  from: number,
  { view, high, decided }: Sync,
): void {
  const { state, rules } = hotstuff;
  const replica = state.replicas[agent];
  if (view > replica.wishes[from]) replica.wishes[from] = view;
  if (high.view > replica.high.view && rules.validCertificate(hotstuff, high))
    takeHigh(hotstuff, agent, from, high);
  if (decided !== null && rules.decides(decided.phase) && decided.view > (replica.decided?.view ?? 0))
    if (rules.validCertificate(hotstuff, decided)) takeDecision(hotstuff, agent, from, decided);
  countWishes(hotstuff, agent);
}

/** A certificate proves that a quorum was in its view, and in the chained protocol that the view is over: nobody stays behind. */
export function catchUp(hotstuff: HotStuff, agent: number, certificate: Certificate): void {
  const view = hotstuff.chained ? certificate.view + 1 : certificate.view;
  if (view > hotstuff.state.replicas[agent].view) enterView(hotstuff, agent, view, false);
}

/** Enters a view; `announced`: tells its leader, with the highest certificate (Algorithm 2, line 35). */
export function enterView(hotstuff: HotStuff, agent: number, view: number, announced = true): void {
  const { state, host } = hotstuff;
  const replica = state.replicas[agent];
  replica.view = view;
  if (host.byzantine[agent] === 0) state.highestView = Math.max(state.highestView, view);
  restView(hotstuff, agent);
  armView(hotstuff, agent);
  replica.tallies = replica.tallies.filter((tally) => tally.view >= view - 1);
  replica.newViews = replica.newViews.filter((one) => one.view >= view);
  if (announced) announce(hotstuff, agent);
  const { early } = replica;
  if (early !== null && early.view <= view) {
    replica.early = null;
    if (early.view === view) receiveProposal(hotstuff, agent, leaderOf(hotstuff, view), early);
  }
  tryPropose(hotstuff, agent);
}

/** Tells the leader of the view that this replica has come. */
export function announce(hotstuff: HotStuff, agent: number): void {
  const { view, high } = hotstuff.state.replicas[agent];
  const leader = leaderOf(hotstuff, view);
  const told = Object.freeze({ view, justify: highTold(hotstuff, agent, high) });
  if (leader === agent) receiveNewView(hotstuff, agent, agent, told);
  else {
    const bytes = VOTE_BYTES + CERTIFICATE_BYTES;
    tell(hotstuff, agent, leader, NEW_VIEW, told, bytes);
    remember(hotstuff, agent, { view, to: leader, kind: NEW_VIEW, payload: told, bytes });
  }
}
