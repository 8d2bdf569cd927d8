import { EQUIVOCATING, LYING } from '../../kernel/host.ts';
import { noAgents } from '../replicas/bits.ts';
import * as deceit from '../replicas/deceit.ts';
import { type Batch, NULL_BATCH } from '../replicas/requests.ts';
import * as messages from './messages.ts';
import { multicast, tell } from './speech.ts';
import { type Ballot, type Pbft, primaryOf } from './state.ts';

/** What traitors say instead; whom they tell apart is drawn anew each time. */
export const isTraitor = ({ host }: Pbft, agent: number): boolean => deceit.isTraitor(host, agent);

const inventedBatch = ({ state, host }: Pbft, agent: number, authentic: boolean): Batch =>
  deceit.inventedBatch(host, state.inventions++, agent, authentic);

/** Tells the two halves of the honest two things, and other traitors both. */
function tellHalves(
  pbft: Pbft,
  agent: number,
  kind: number,
  one: unknown,
  other: unknown,
  bytes: number,
): void {
  const side = deceit.halves(pbft.host, agent);
  const bothToAll = pbft.host.chance.at(agent).flip(0.3);
  for (let to = 0; to < pbft.n; to++) {
    if (to === agent) continue;
    const isHonest = pbft.host.byzantine[to] === 0 && !bothToAll;
    if (!isHonest || side[to] === 0) tell(pbft, agent, to, kind, one, bytes);
    if (!isHonest || side[to] === 1) tell(pbft, agent, to, kind, other, bytes);
  }
}

/** A primary's pre-prepare, or what a traitor makes of it; answers the batch that the primary itself goes on with. */
export function tellPrePrepare(
  pbft: Pbft,
  agent: number,
  { view, sequence, batch }: messages.PrePrepare,
): Batch {
  const bytes = messages.VOTE_BYTES + batch.bytes;
  if (!isTraitor(pbft, agent)) {
    multicast(pbft, agent, messages.PRE_PREPARE, Object.freeze({ view, sequence, batch }), bytes);
    return batch;
  }
  if (pbft.host.byzantine[agent] === EQUIVOCATING) {
    const other = inventedBatch(pbft, agent, true);
    const first = Object.freeze({ view, sequence, batch });
    tellHalves(
      pbft,
      agent,
      messages.PRE_PREPARE,
      first,
      Object.freeze({ view, sequence, batch: other }),
      bytes,
    );
    voteForAll(pbft, agent, view, sequence, other.digest, null);
    voteForAll(pbft, agent, view, sequence, batch.digest, null);
    return batch;
  }
  const told = pbft.host.chance.at(agent).flip(0.5) ? inventedBatch(pbft, agent, false) : batch;
  multicast(pbft, agent, messages.PRE_PREPARE, Object.freeze({ view, sequence, batch: told }), bytes);
  voteForAll(pbft, agent, view, sequence, told.digest, null);
  return told;
}

/** A traitor prepares and commits whatever it hears of, at once; a liar, now and then, also what nobody has proposed. */
export function voteForAll(
  pbft: Pbft,
  agent: number,
  view: number,
  sequence: number,
  digest: number,
  ballot: Ballot | null,
): void {
  // A ballot that is known was voted for when it was first heard of.
  if (ballot !== null && ballot.prepareCount + ballot.commitCount > 0) return;
  const vote = Object.freeze({ view, sequence, digest });
  multicast(pbft, agent, messages.PREPARE, vote, messages.VOTE_BYTES);
  multicast(pbft, agent, messages.COMMIT, vote, messages.VOTE_BYTES);
  if (pbft.host.byzantine[agent] !== LYING || !pbft.host.chance.at(agent).flip(0.2)) return;
  const other = Object.freeze({ view, sequence, digest: inventedBatch(pbft, agent, true).digest });
  multicast(pbft, agent, messages.PREPARE, other, messages.VOTE_BYTES);
  multicast(pbft, agent, messages.COMMIT, other, messages.VOTE_BYTES);
}

/** The place that a replica tells a client; traitors make one up. */
export const resultTold = (pbft: Pbft, agent: number, result: number): number =>
  isTraitor(pbft, agent) ? result + 1_000_000 + pbft.host.chance.at(agent).below(100) : result;

/** A checkpoint; traitors certify states that nobody is in, ahead of everyone. */
export function tellCheckpoint(
  pbft: Pbft,
  agent: number,
  { sequence, digest }: { sequence: number; digest: number },
): void {
  const truth = Object.freeze({ sequence, digest });
  if (!isTraitor(pbft, agent)) {
    multicast(pbft, agent, messages.CHECKPOINT, truth, messages.VOTE_BYTES);
    return;
  }
  const ahead = sequence + pbft.values.checkpointPeriod * pbft.host.chance.at(agent).below(2);
  const lie = Object.freeze({ sequence: ahead, digest: pbft.state.inventions++ + 1 });
  tellHalves(pbft, agent, messages.CHECKPOINT, truth, lie, messages.VOTE_BYTES);
}

/** A traitor's view change: it hides what it has prepared, shows what is out of date, or claims what it cannot prove. */
export function viewChangeTold(pbft: Pbft, agent: number, change: messages.ViewChange): messages.ViewChange {
  if (!isTraitor(pbft, agent)) return change;
  if (pbft.host.byzantine[agent] === EQUIVOCATING) {
    const old: messages.Certificate[] = [];
    if (pbft.host.chance.at(agent).flip(0.5))
      for (const { oldest } of pbft.state.replicas[agent].slots.values())
        if (oldest !== null) old.push(oldest);
    return Object.freeze({ ...change, prepared: Object.freeze(old) });
  }
  const { executed, stable } = pbft.state.replicas[agent];
  const everyone = noAgents(pbft.n).fill(0);
  for (let other = 0; other < pbft.n; other++) everyone[other >>> 5] |= 1 << (other & 31);
  const claim = (sequence: number): messages.Certificate =>
    Object.freeze({
      view: change.view - 1,
      sequence,
      batch: inventedBatch(pbft, agent, true),
      signers: everyone,
    });
  const first = Math.max(stable.sequence + 1, executed - 1);
  return Object.freeze({
    ...change,
    prepared: Object.freeze([claim(first), claim(first + 1), claim(first + 2)]),
  });
}

/** A traitor's new view: other view changes for each half, or an order that does not follow from them. */
export function tellNewView(
  pbft: Pbft,
  agent: number,
  view: messages.NewView,
  changes: readonly messages.ViewChange[],
  bytes: number,
): void {
  const { host, rules, quorum, n } = pbft;
  if (!isTraitor(pbft, agent)) {
    multicast(pbft, agent, messages.NEW_VIEW, view, bytes);
    return;
  }
  if (host.byzantine[agent] === EQUIVOCATING) {
    const some = host.chance.at(agent).shuffle(changes.slice()).slice(0, quorum);
    const other = Object.freeze({
      view: view.view,
      viewChanges: Object.freeze(some),
      ...rules.orderOf(some),
    });
    tellHalves(pbft, agent, messages.NEW_VIEW, view, other, bytes);
    return;
  }
  const { executed } = pbft.state.replicas[agent];
  const order = view.order.map(({ sequence }) => ({
    sequence,
    batch: host.chance.at(agent).flip(0.5) ? NULL_BATCH : inventedBatch(pbft, agent, true),
  }));
  if (order.length === 0)
    order.push({
      sequence: Math.max(view.stable.sequence, executed) + 1,
      batch: inventedBatch(pbft, agent, true),
    });
  multicast(pbft, agent, messages.NEW_VIEW, Object.freeze({ ...view, order: Object.freeze(order) }), bytes);
  for (const { sequence, batch } of order)
    if (primaryOf(n, view.view) === agent) voteForAll(pbft, agent, view.view, sequence, batch.digest, null);
}
