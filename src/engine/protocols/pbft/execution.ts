import { historyAt } from '../replicas/history.ts';
import { type Batch, keyOf, mix, type Request } from '../replicas/requests.ts';
import { wasExecuted } from '../replicas/sessions.ts';
import { auditExecuted } from './audit.ts';
import { checkpoint } from './checkpoints.ts';
import { COMMITTED, REPLY, VOTE_BYTES } from './messages.ts';
import { armPatience, restPatience } from './patience.ts';
import { tell } from './speech.ts';
import type { Pbft, Slot } from './state.ts';
import { resultTold } from './traitors.ts';

/** Executes what is committed, as far as there is no gap. */
export function executeReady(pbft: Pbft, agent: number): void {
  const { state, rules } = pbft;
  const replica = state.replicas[agent];
  for (;;) {
    let next: Slot | undefined = replica.slots.get(replica.executed + 1);
    if (next === undefined || next.proof === null) next = firstOutOfOrder(pbft, agent);
    if (next === undefined || next.proof === null || !rules.mayExecute(replica.executed, next.sequence))
      return;
    execute(pbft, agent, next.sequence, next.proof.batch);
  }
}

/** Only for rules that allow gaps: the lowest committed place above what is executed. */
function firstOutOfOrder({ state, rules }: Pbft, agent: number): Slot | undefined {
  const { slots, executed } = state.replicas[agent];
  if (!rules.mayExecute(executed, executed + 2)) return undefined;
  let lowest: Slot | undefined;
  for (const slot of slots.values())
    if (
      slot.proof !== null &&
      slot.sequence > executed &&
      (lowest === undefined || slot.sequence < lowest.sequence)
    )
      lowest = slot;
  return lowest;
}

/** Executes a batch at its place and answers the clients. */
export function execute(pbft: Pbft, agent: number, sequence: number, batch: Batch): void {
  const { state, rules, values } = pbft;
  const replica = state.replicas[agent];
  replica.executed = sequence;
  replica.stateDigest = mix(replica.stateDigest, batch.digest);
  const first = replica.index;
  const fresh: Request[] = [];
  for (const request of batch.requests) {
    const key = keyOf(request.client, request.sequence);
    replica.waiting.delete(key);
    if (!rules.executeOnce(replica.sessions, request.client, request.sequence)) continue;
    fresh.push(request);
    replica.index += 1;
  }
  auditExecuted(pbft, agent, sequence, batch, replica.index, replica.stateDigest);
  fresh.forEach((request, i) => {
    pbft.host.committed(agent, first + i, request.command);
    reply(pbft, agent, request, first + i);
  });
  if (fresh.length > 0) replica.attempts = 0;
  // Between views the timer waits for the new view and not for a request.
  if (replica.active && replica.timed !== null && !replica.waiting.has(replica.timed)) {
    restPatience(pbft, agent);
    armPatience(pbft, agent);
  }
  if (sequence % values.checkpointPeriod === 0) checkpoint(pbft, agent, sequence);
}

/** Tells the client the place of its request. */
export function reply(pbft: Pbft, agent: number, { client, sequence, via }: Request, result: number): void {
  const { view } = pbft.state.replicas[agent];
  const payload = Object.freeze({
    view,
    key: keyOf(client, sequence),
    result: resultTold(pbft, agent, result),
  });
  tell(pbft, agent, via, REPLY, payload, VOTE_BYTES);
}

/** Answers again for a request that was executed before; false if it was not. */
export function replyAgain(pbft: Pbft, agent: number, request: Request): boolean {
  const { state, values } = pbft;
  const { sessions, executed } = state.replicas[agent];
  if (!wasExecuted(sessions, request.client, request.sequence)) return false;
  // The paper keeps the last reply to each client; here the place is looked up among the latest batches.
  const oldest = Math.max(1, executed - 64 * values.checkpointPeriod);
  for (let place = executed; place >= oldest; place--) {
    const fresh = historyAt(state.history, place - 1)?.fresh ?? [];
    const at = fresh.findIndex((one) => one.client === request.client && one.sequence === request.sequence);
    if (at < 0) continue;
    reply(pbft, agent, request, (historyAt(state.history, place - 2)?.index ?? 0) + at);
    break;
  }
  return true;
}

/** Passes the proof of a commit to a replica that lacks it. */
export function tellProof(pbft: Pbft, agent: number, to: number, slot: Slot): void {
  if (slot.proof === null) return;
  tell(pbft, agent, to, COMMITTED, slot.proof, VOTE_BYTES + slot.proof.batch.bytes + 48 * pbft.quorum);
}
