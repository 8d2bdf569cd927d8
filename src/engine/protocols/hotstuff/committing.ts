import { agentsOf } from '../replicas/bits.ts';
import { historyAt } from '../replicas/history.ts';
import { keyOf, type Request } from '../replicas/requests.ts';
import { wasExecuted } from '../replicas/sessions.ts';
import { auditCertificate, auditCommitted, auditExecuted } from './audit.ts';
import { keepBlock, receiveProposal, tryPropose } from './leading.ts';
import { type Block, BLOCKS, type Certificate, FETCH, REPLY, VOTE_BYTES } from './messages.ts';
import { armView, catchUp, enterView, restView } from './pacemaker.ts';
import { tell } from './speech.ts';
import { type HotStuff, leaderOf } from './state.ts';
import { resultTold } from './traitors.ts';
import { branchTo, prune } from './tree.ts';

/** Takes a higher certificate over; in the chained protocol the lock and the commit follow from it (Algorithm 3, lines 13 to 20). */
export function takeHigh(hotstuff: HotStuff, agent: number, from: number, certificate: Certificate): void {
  const { state, chained } = hotstuff;
  const replica = state.replicas[agent];
  if (certificate.view === 0) return;
  auditCertificate(hotstuff, agent, certificate);
  if (certificate.view > replica.high.view) replica.high = certificate;
  if (chained) followChain(hotstuff, agent, from, certificate);
  catchUp(hotstuff, agent, certificate);
}

function followChain(hotstuff: HotStuff, agent: number, from: number, certificate: Certificate): void {
  const { state, rules } = hotstuff;
  const replica = state.replicas[agent];
  const { blocks } = replica;
  const grandchild = blocks.get(certificate.block);
  if (grandchild === undefined) {
    fetch(hotstuff, agent, from, certificate.block);
    return;
  }
  rules.lock(replica, grandchild.justify);
  const child = blocks.get(grandchild.justify.block);
  const oldest = child && blocks.get(child.justify.block);
  if (child === undefined || oldest === undefined || !rules.isChain(oldest, child, grandchild)) return;
  const committed = rules.committedOf(oldest, child);
  commit(hotstuff, agent, from, committed.id);
}

/** Basic: a commit certificate decides its block, and the view is over (Algorithm 2, line 34). */
export function takeDecision(
  hotstuff: HotStuff,
  agent: number,
  from: number,
  certificate: Certificate,
): void {
  const replica = hotstuff.state.replicas[agent];
  auditCertificate(hotstuff, agent, certificate);
  if (replica.decided === null || certificate.view > replica.decided.view) replica.decided = certificate;
  commit(hotstuff, agent, from, certificate.block);
  if (certificate.phase === 3 && certificate.view >= replica.view)
    enterView(hotstuff, agent, certificate.view + 1);
}

/** Executes a block with all its ancestors; asks for those that are not known. */
function commit(hotstuff: HotStuff, agent: number, from: number, id: number): void {
  const replica = hotstuff.state.replicas[agent];
  const target = replica.blocks.get(id);
  if (target !== undefined) auditCommitted(hotstuff, agent, target);
  const branch = branchTo(replica, id);
  if (branch === null) {
    replica.wanted = id;
    fetch(hotstuff, agent, from, id);
    return;
  }
  replica.wanted = 0;
  // A branch that does not come from what is executed is told by the audit of its lowest block's parent.
  const below = branch.length > 0 ? replica.blocks.get(branch[0].parent) : undefined;
  if (below !== undefined) auditCommitted(hotstuff, agent, below);
  for (const block of branch) execute(hotstuff, agent, block);
  if (branch.length === 0) return;
  prune(replica);
  // One step back only: where messages get lost, views that are long enough stay so.
  replica.attempts = Math.max(0, replica.attempts - 1);
  if (replica.waiting.size === 0) restView(hotstuff, agent);
}

function execute(hotstuff: HotStuff, agent: number, block: Block): void {
  const { state, rules, host } = hotstuff;
  const replica = state.replicas[agent];
  replica.executed = block;
  const first = replica.index;
  const fresh: Request[] = [];
  for (const request of block.batch.requests) {
    replica.waiting.delete(keyOf(request.client, request.sequence));
    if (!rules.executeOnce(replica.sessions, request.client, request.sequence)) continue;
    fresh.push(request);
    replica.index += 1;
  }
  auditExecuted(hotstuff, agent, block, replica.index);
  fresh.forEach((request, i) => {
    host.committed(agent, first + i, request.command);
    reply(hotstuff, agent, request, first + i);
  });
}

function reply(hotstuff: HotStuff, agent: number, { client, sequence, via }: Request, result: number): void {
  const payload = Object.freeze({
    key: keyOf(client, sequence),
    result: resultTold(hotstuff, agent, result),
  });
  tell(hotstuff, agent, via, REPLY, payload, VOTE_BYTES);
}

/** Heights looked back for a reply that a client has missed. */
const REPLIES_KEPT = 1024;

/** Answers again for a request that was executed before; false if it was not. */
export function replyAgain(hotstuff: HotStuff, agent: number, request: Request): boolean {
  const { history, replicas } = hotstuff.state;
  const { sessions, executed } = replicas[agent];
  if (!wasExecuted(sessions, request.client, request.sequence)) return false;
  for (let height = executed.height; height > Math.max(0, executed.height - REPLIES_KEPT); height--) {
    const fresh = historyAt(history, height - 1)?.fresh ?? [];
    const at = fresh.findIndex((one) => one.client === request.client && one.sequence === request.sequence);
    if (at < 0) continue;
    reply(hotstuff, agent, request, (historyAt(history, height - 2)?.index ?? 0) + at);
    break;
  }
  return true;
}

/** Asks for a block and what lies between it and the last executed one; `from` -1: one of those who have certified something. */
export function fetch(hotstuff: HotStuff, agent: number, from: number, block: number): void {
  const { state, host } = hotstuff;
  const { executed, high } = state.replicas[agent];
  let holder = from;
  if (holder < 0 || holder === agent) {
    const holders = agentsOf(high.signers).filter((one) => one !== agent);
    if (holders.length === 0) return;
    holder = holders[host.chance.at(agent).below(holders.length)];
  }
  tell(hotstuff, agent, holder, FETCH, Object.freeze({ block, height: executed.height }), VOTE_BYTES);
}

/** Sends a branch, from above what the other has executed up to the block asked for, as far as it is known here. */
export function receiveFetch(
  hotstuff: HotStuff,
  agent: number,
  from: number,
  block: number,
  height: number,
): void {
  const { state } = hotstuff;
  const replica = state.replicas[agent];
  const found: Block[] = [];
  let at = replica.blocks.get(block);
  while (at !== undefined && at.height > height) {
    found.push(at);
    at = replica.blocks.get(at.parent);
  }
  let lowest = found.at(-1)?.height ?? 0;
  if (found.length === 0) lowest = replica.executed.height + 1;
  // What was executed long ago stands once in the history.
  for (lowest -= 1; lowest > height; lowest--) {
    const entry = historyAt(state.history, lowest - 1);
    if (entry !== undefined && lowest <= replica.executed.height) found.push(entry.block);
  }
  if (found.length === 0) return;
  const bytes = found.reduce((sum, { batch }) => sum + batch.bytes + VOTE_BYTES, VOTE_BYTES);
  tell(hotstuff, agent, from, BLOCKS, Object.freeze({ blocks: Object.freeze(found.reverse()) }), bytes);
}

/** Blocks name themselves by their hash, so that nobody can pass false ones. What waited for them goes on. */
export function receiveBlocks(
  hotstuff: HotStuff,
  agent: number,
  from: number,
  blocks: readonly Block[],
): void {
  const replica = hotstuff.state.replicas[agent];
  for (const block of blocks) keepBlock(hotstuff, agent, block);
  if (replica.wanted !== 0) {
    if (branchTo(replica, replica.wanted) !== null) commit(hotstuff, agent, from, replica.wanted);
  }
  if (hotstuff.chained && replica.high.view > 0 && replica.blocks.has(replica.high.block))
    followChain(hotstuff, agent, from, replica.high);
  const { early } = replica;
  if (early !== null && early.view === replica.view && replica.blocks.has(early.parent)) {
    replica.early = null;
    receiveProposal(hotstuff, agent, leaderOf(hotstuff, early.view), early);
  }
  armView(hotstuff, agent);
  tryPropose(hotstuff, agent);
}
