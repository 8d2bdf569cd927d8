import { EQUIVOCATING, LYING } from '../../kernel/host.ts';
import { addAgent, noAgents } from '../replicas/bits.ts';
import { halves, inventedBatch, isTraitor } from '../replicas/deceit.ts';
import { keepBlock, receiveVote } from './leading.ts';
import * as messages from './messages.ts';
import { multicast, remember, tell } from './speech.ts';
import { GENESIS, GENESIS_CERTIFICATE, type HotStuff, leaderOf } from './state.ts';
import { createLeaf } from './tree.ts';

const invent = ({ state, host }: HotStuff, agent: number, authentic: boolean) =>
  inventedBatch(host, state.inventions++, agent, authentic);

const sizeOf = ({ batch }: messages.Block): number =>
  messages.VOTE_BYTES + messages.CERTIFICATE_BYTES + batch.bytes;

/** A leader's proposal, or what a traitor makes of it; answers the block that the leader itself goes on with. */
export function tellProposal(hotstuff: HotStuff, agent: number, block: messages.Block): messages.Block {
  const { host } = hotstuff;
  if (!isTraitor(host, agent)) {
    const bytes = sizeOf(block);
    multicast(hotstuff, agent, messages.PROPOSAL, block, bytes);
    remember(hotstuff, agent, { view: block.view, to: -1, kind: messages.PROPOSAL, payload: block, bytes });
    return block;
  }
  if (host.byzantine[agent] === EQUIVOCATING) return tellTwo(hotstuff, agent, block);
  const lie = falseProposal(hotstuff, agent, block);
  keepBlock(hotstuff, agent, lie);
  multicast(hotstuff, agent, messages.PROPOSAL, lie, sizeOf(lie));
  return lie;
}

/** Two blocks of one view, one for each half of the honest; other traitors are shown both. */
function tellTwo(hotstuff: HotStuff, agent: number, block: messages.Block): messages.Block {
  const { host, n, state } = hotstuff;
  const replica = state.replicas[agent];
  const parent = replica.blocks.get(block.parent) ?? GENESIS;
  const other = createLeaf(parent, block.view, invent(hotstuff, agent, true), block.justify);
  const side = halves(host, agent);
  replica.split = { view: block.view, blocks: [block.id, other.id], side };
  keepBlock(hotstuff, agent, other);
  const bothToAll = host.chance.at(agent).flip(0.3);
  for (let to = 0; to < n; to++) {
    if (to === agent) continue;
    const isHonest = host.byzantine[to] === 0 && !bothToAll;
    if (!isHonest || side[to] === 0) tell(hotstuff, agent, to, messages.PROPOSAL, block, sizeOf(block));
    if (!isHonest || side[to] === 1) tell(hotstuff, agent, to, messages.PROPOSAL, other, sizeOf(other));
  }
  voteForAll(hotstuff, agent, other);
  return block;
}

/** A liar proposes what no client has asked for, or from an old certificate, or from one that it has made up. */
function falseProposal(hotstuff: HotStuff, agent: number, block: messages.Block): messages.Block {
  const { host, state } = hotstuff;
  const replica = state.replicas[agent];
  const which = host.chance.at(agent).below(4);
  if (which === 0) return block;
  if (which === 1) {
    const parent = replica.blocks.get(block.parent) ?? GENESIS;
    return createLeaf(parent, block.view, invent(hotstuff, agent, false), block.justify);
  }
  const known = [...replica.blocks.values()];
  const parent = known[host.chance.at(agent).below(known.length)];
  if (which === 2) {
    // A certificate for an earlier block, taken out of one that stands on it.
    const child = known.find((one) => one.justify.block === parent.id);
    const justify = child?.justify ?? GENESIS_CERTIFICATE;
    return createLeaf(
      replica.blocks.get(justify.block) ?? GENESIS,
      block.view,
      invent(hotstuff, agent, true),
      justify,
    );
  }
  const ghost = createLeaf(parent, block.view - 1, invent(hotstuff, agent, true), parent.justify);
  keepBlock(hotstuff, agent, ghost);
  return createLeaf(
    ghost,
    block.view,
    invent(hotstuff, agent, true),
    madeUp(hotstuff, ghost.id, block.view - 1),
  );
}

/** A certificate with everyone's signature, which does not verify. */
function madeUp({ n }: HotStuff, block: number, view: number): messages.Certificate {
  const signers = noAgents(n);
  for (let agent = 0; agent < n; agent++) addAgent(signers, agent);
  return Object.freeze({ phase: messages.PREPARED, view, block, signers });
}

/** A traitor votes for whatever it hears of, in all phases at once, and now and then twice. */
export function voteForAll(hotstuff: HotStuff, agent: number, { id, view }: messages.Block): void {
  const { chained, host } = hotstuff;
  const leader = leaderOf(hotstuff, chained ? view + 1 : view);
  for (let phase = messages.PREPARED; phase <= (chained ? messages.PREPARED : messages.COMMITTED); phase++) {
    const vote: messages.Vote = Object.freeze({ phase, view, block: id });
    if (leader === agent) {
      receiveVote(hotstuff, agent, agent, vote);
      continue;
    }
    tell(hotstuff, agent, leader, messages.VOTE, vote, messages.VOTE_BYTES);
    if (host.chance.at(agent).flip(0.2))
      tell(hotstuff, agent, leader, messages.VOTE, vote, messages.VOTE_BYTES);
  }
}

/** Basic: a leader's certificate for all; a traitor's for those who were shown its block, or for a random half. */
export function tellPhase(
  hotstuff: HotStuff,
  agent: number,
  kind: number,
  certificate: messages.Certificate,
): void {
  const { host, n, state } = hotstuff;
  if (!isTraitor(host, agent)) {
    multicast(hotstuff, agent, kind, certificate, messages.CERTIFICATE_BYTES);
    remember(hotstuff, agent, {
      view: certificate.view,
      to: -1,
      kind,
      payload: certificate,
      bytes: messages.CERTIFICATE_BYTES,
    });
    return;
  }
  const { split } = state.replicas[agent];
  const half =
    split !== null && split.view === certificate.view ? split.blocks.indexOf(certificate.block) : -1;
  const side = half >= 0 && split !== null ? split.side : halves(host, agent);
  const shown = half >= 0 ? half : host.chance.at(agent).below(2);
  const toAll = host.chance.at(agent).flip(0.4);
  for (let to = 0; to < n; to++)
    if (to !== agent && (host.byzantine[to] !== 0 || side[to] === shown || (toAll && half < 0)))
      tell(hotstuff, agent, to, kind, certificate, messages.CERTIFICATE_BYTES);
}

/** The highest certificate that a replica claims; traitors hide it or make one up. */
export function highTold(
  hotstuff: HotStuff,
  agent: number,
  high: messages.Certificate,
): messages.Certificate {
  const { host, state } = hotstuff;
  if (!isTraitor(host, agent)) return high;
  const { view } = state.replicas[agent];
  if (host.byzantine[agent] === LYING && host.chance.at(agent).flip(0.5))
    return madeUp(
      hotstuff,
      createLeaf(GENESIS, view, invent(hotstuff, agent, true), GENESIS_CERTIFICATE).id,
      view,
    );
  return host.chance.at(agent).flip(0.5) ? GENESIS_CERTIFICATE : high;
}

/** The view that a replica wishes for; liars wish for far ones. */
export const wishTold = ({ host }: HotStuff, agent: number, view: number): number =>
  host.byzantine[agent] === LYING && host.chance.at(agent).flip(0.2) ? view + 1000 : view;

/** The place that a replica tells a client; traitors make one up. */
export const resultTold = ({ host }: HotStuff, agent: number, result: number): number =>
  isTraitor(host, agent) ? result + 1_000_000 + host.chance.at(agent).below(100) : result;
