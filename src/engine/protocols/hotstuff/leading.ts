import { addAgent, noAgents } from '../replicas/bits.ts';
import { isTraitor } from '../replicas/deceit.ts';
import { sign } from '../replicas/ledger.ts';
import { batchOf, keyOf, type Request } from '../replicas/requests.ts';
import { auditCertificate } from './audit.ts';
import { fetch, takeDecision, takeHigh } from './committing.ts';
import * as messages from './messages.ts';
import { armView, catchUp, enterView } from './pacemaker.ts';
import { remember, tell } from './speech.ts';
import { type HotStuff, leaderOf } from './state.ts';
import { tellPhase, tellProposal, voteForAll } from './traitors.ts';
import { createLeaf, keysOn } from './tree.ts';

/** A replica has come to a view: with n - f of them its leader may propose (Algorithm 2, line 2). */
export function receiveNewView(
  hotstuff: HotStuff,
  agent: number,
  from: number,
  { view, justify }: messages.NewView,
): void {
  const { state, rules, n, quorum } = hotstuff;
  const replica = state.replicas[agent];
  if (view < replica.view || leaderOf(hotstuff, view) !== agent || !rules.validCertificate(hotstuff, justify))
    return;
  let entry = replica.newViews.find((one) => one.view === view);
  if (entry === undefined) {
    entry = { view, senders: noAgents(n), count: 0, justify };
    replica.newViews.push(entry);
  }
  if (!rules.counts(entry.senders, from)) return;
  addAgent(entry.senders, from);
  entry.count += 1;
  if (justify.view > entry.justify.view) entry.justify = justify;
  if (entry.count < quorum) return;
  takeHigh(hotstuff, agent, from, entry.justify);
  if (view > replica.view) enterView(hotstuff, agent, view);
  else tryPropose(hotstuff, agent);
}

/** The leader proposes when it may and there is something to propose, or something on the way that needs further blocks. */
export function tryPropose(hotstuff: HotStuff, agent: number): void {
  const { state, values, chained, quorum } = hotstuff;
  const replica = state.replicas[agent];
  const { view, high } = replica;
  if (leaderOf(hotstuff, view) !== agent || replica.proposed >= view) return;
  const gathered = replica.newViews.some((one) => one.view === view && one.count >= quorum);
  if (!gathered && !(chained && high.view === view - 1)) return;
  const parent = replica.blocks.get(high.block);
  const onBranch = parent && keysOn(replica, parent.id);
  if (parent === undefined || !onBranch) {
    fetch(hotstuff, agent, -1, high.block);
    return;
  }
  const requests: Request[] = [];
  for (const [key, request] of replica.waiting) {
    if (requests.length === values.batch) break;
    if (!onBranch.has(key)) requests.push(request);
  }
  if (requests.length === 0 && (!chained || onBranch.size === 0)) return;
  replica.proposed = view;
  const block = createLeaf(parent, view, batchOf(requests), high);
  const own = tellProposal(hotstuff, agent, block);
  receiveProposal(hotstuff, agent, agent, own);
}

/** A replica judges a proposal of its view's leader and votes (Algorithm 2, line 7; Algorithm 3, line 10). */
export function receiveProposal(
  hotstuff: HotStuff,
  agent: number,
  from: number,
  block: messages.Block,
): void {
  const { state, rules, host, chained } = hotstuff;
  const replica = state.replicas[agent];
  const { justify, view } = block;
  if (from !== leaderOf(hotstuff, view) || view < replica.view) return;
  if (!block.batch.requests.every(rules.authentic) || !rules.validCertificate(hotstuff, justify)) return;
  if (isTraitor(host, agent)) voteForAll(hotstuff, agent, block);
  keepBlock(hotstuff, agent, block);
  takeHigh(hotstuff, agent, from, justify);
  if (view > replica.view && justify.view === view - 1) enterView(hotstuff, agent, view, false);
  if (view !== replica.view || !replica.blocks.has(block.parent)) {
    if (view >= replica.view) replica.early = block;
    if (!replica.blocks.has(block.parent)) fetch(hotstuff, agent, from, block.parent);
    return;
  }
  armView(hotstuff, agent);
  const isSafe = rules.extendsJustify(block) && rules.isSafe(replica, block);
  if (!isSafe || !rules.mayVote(replica, messages.PREPARED, view)) return;
  vote(hotstuff, agent, messages.PREPARED, block.id, view);
  if (chained) enterView(hotstuff, agent, view + 1, false);
}

/** Keeps a block, and waits for the execution of what stands in it. */
export function keepBlock({ state }: HotStuff, agent: number, block: messages.Block): void {
  const replica = state.replicas[agent];
  if (block.height < replica.executed.height - 2 || replica.blocks.has(block.id)) return;
  replica.blocks.set(block.id, block);
  for (const request of block.batch.requests) {
    const session = replica.sessions.get(request.client);
    if (
      session !== undefined &&
      (request.sequence < session.upTo || session.above.includes(request.sequence))
    )
      continue;
    replica.waiting.set(keyOf(request.client, request.sequence), request);
  }
}

/** Signs a vote and sends it to the leader: of this view, in the chained protocol of the next. */
export function vote(hotstuff: HotStuff, agent: number, phase: number, block: number, view: number): void {
  const { state, n, chained, host } = hotstuff;
  state.replicas[agent].voted[phase] = view;
  sign(state.ledger, n, view, messages.voteText(phase, block), agent);
  const leader = leaderOf(hotstuff, chained ? view + 1 : view);
  const payload: messages.Vote = Object.freeze({ phase, view, block });
  if (leader === agent) receiveVote(hotstuff, agent, agent, payload);
  else if (!isTraitor(host, agent)) {
    tell(hotstuff, agent, leader, messages.VOTE, payload, messages.VOTE_BYTES);
    remember(hotstuff, agent, { view, to: leader, kind: messages.VOTE, payload, bytes: messages.VOTE_BYTES });
  }
}

/** The leader counts votes; a quorum makes a certificate, which opens the next phase, in the chained protocol the next view. */
export function receiveVote(
  hotstuff: HotStuff,
  agent: number,
  from: number,
  { phase, view, block }: messages.Vote,
): void {
  const { state, rules, n, quorum, chained } = hotstuff;
  const replica = state.replicas[agent];
  if (view < replica.view - 1 || leaderOf(hotstuff, chained ? view + 1 : view) !== agent) return;
  let tally = replica.tallies.find((one) => one.view === view && one.phase === phase && one.block === block);
  if (tally === undefined) {
    tally = { phase, view, block, signers: noAgents(n), count: 0 };
    replica.tallies.push(tally);
  }
  if (!rules.counts(tally.signers, from)) return;
  addAgent(tally.signers, from);
  tally.count += 1;
  if (tally.count !== quorum) return;
  const certificate = Object.freeze({ phase, view, block, signers: tally.signers.slice() });
  auditCertificate(hotstuff, agent, certificate);
  if (chained) {
    if (certificate.view > replica.high.view) replica.high = certificate;
    if (view + 1 > replica.view) enterView(hotstuff, agent, view + 1, false);
    else tryPropose(hotstuff, agent);
    return;
  }
  tellPhase(hotstuff, agent, messages.VOTE + phase, certificate);
  receivePhase(hotstuff, agent, agent, certificate);
}

/** Basic: a certificate of the leader's, and the vote of the next phase (Algorithm 2, lines 16 to 33). */
export function receivePhase(
  hotstuff: HotStuff,
  agent: number,
  from: number,
  certificate: messages.Certificate,
): void {
  const { state, rules } = hotstuff;
  const replica = state.replicas[agent];
  const { phase, view, block } = certificate;
  if (from !== leaderOf(hotstuff, view) || !rules.validCertificate(hotstuff, certificate)) return;
  auditCertificate(hotstuff, agent, certificate);
  if (rules.decides(phase)) {
    if (view >= replica.view || replica.decided === null || view > replica.decided.view)
      takeDecision(hotstuff, agent, from, certificate);
    if (phase === messages.COMMITTED) return;
  }
  if (view < replica.view) return;
  catchUp(hotstuff, agent, certificate);
  if (!replica.blocks.has(block)) fetch(hotstuff, agent, from, block);
  if (phase === messages.PREPARED) takeHigh(hotstuff, agent, from, certificate);
  if (phase === messages.PRE_COMMITTED) rules.lock(replica, certificate);
  if (phase < messages.COMMITTED && rules.mayVote(replica, phase + 1, view))
    vote(hotstuff, agent, phase + 1, block, view);
}
