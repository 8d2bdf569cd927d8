import { type NewView, NEW_VIEW, VIEW_CHANGE, type ViewChange, VOTE_BYTES } from './messages.ts';
import { stabilise } from './checkpoints.ts';
import { accept, propose, receivePrePrepare } from './ordering.ts';
import { armPatience, armStatus, patienceSeconds, restPatience } from './patience.ts';
import { prepareText } from './rules.ts';
import { multicast, tell } from './speech.ts';
import { PATIENCE, type Pbft, primaryOf, slotAt } from './state.ts';
import { isTraitor, tellNewView, viewChangeTold } from './traitors.ts';
import { sign } from '../replicas/ledger.ts';
import { keyOf } from '../replicas/requests.ts';
import { wasExecuted } from '../replicas/sessions.ts';

/** Signed view changes that are remembered before old ones are forgotten. */
const SIGNED_KEPT = 4096;

/** The primary has been slow for too long, or others say so: the replica stops in its view and asks for the next (section 4.4). */
export function startViewChange(pbft: Pbft, agent: number, view: number): void {
  const { state, rules, n, host } = pbft;
  const replica = state.replicas[agent];
  replica.view = view;
  replica.active = false;
  replica.attempts += 1;
  restPatience(pbft, agent);
  const prepared = Object.freeze(rules.preparedSet(replica.slots.values()));
  const change = viewChangeTold(
    pbft,
    agent,
    Object.freeze({ view, agent, stable: replica.stable, prepared }),
  );
  state.viewChangesSigned.set(view * n + agent, change);
  if (state.viewChangesSigned.size > SIGNED_KEPT) forgetSigned(pbft);
  replica.viewChanges[agent] = change;
  multicast(pbft, agent, VIEW_CHANGE, change, sizeOfChange(pbft, change));
  armStatus(pbft, agent);
  if (view > state.highestView && host.byzantine[agent] === 0) {
    state.highestView = view;
    if (host.now - state.notedAt > host.expectedLatencySeconds) {
      state.notedAt = host.now;
      host.note('view change', `Agent ${agent} gives up view ${view - 1} and asks for view ${view}.`, agent);
    }
  }
  gather(pbft, agent);
}

/** Certificates carry one signature a replica of the quorum. */
const sizeOfChange = ({ quorum }: Pbft, { prepared }: ViewChange): number =>
  VOTE_BYTES + 48 * quorum * (1 + prepared.length);

function forgetSigned({ state, n }: Pbft): void {
  const oldest = state.highestView - 64;
  for (const key of state.viewChangesSigned.keys()) if (key < oldest * n) state.viewChangesSigned.delete(key);
}

/** Sends the own view change again to one that may lack it. */
export function tellViewChange(pbft: Pbft, agent: number, to: number): void {
  const change = pbft.state.replicas[agent].viewChanges[agent];
  if (change !== null) tell(pbft, agent, to, VIEW_CHANGE, change, sizeOfChange(pbft, change));
}

export function receiveViewChange(pbft: Pbft, agent: number, from: number, change: ViewChange): void {
  const { state, rules, f } = pbft;
  const replica = state.replicas[agent];
  const known = replica.viewChanges[from];
  if (change.agent !== from || (known !== null && known.view >= change.view)) return;
  if (change.view < replica.view || (change.view === replica.view && replica.active)) return;
  if (!rules.validViewChange(pbft, change)) return;
  replica.viewChanges[from] = change;
  armStatus(pbft, agent);
  if (isTraitor(pbft, agent) && change.view > replica.view) {
    startViewChange(pbft, agent, change.view);
    return;
  }
  // f + 1 that ask for higher views include an honest one: join at the smallest of these views (4.5.2).
  let above = 0;
  let smallest = Infinity;
  for (const other of replica.viewChanges) {
    if (other === null || other.view <= replica.view) continue;
    above += 1;
    smallest = Math.min(smallest, other.view);
  }
  if (above > f) startViewChange(pbft, agent, smallest);
  else gather(pbft, agent);
}

/** With a quorum of view changes the new primary opens the view; the others begin to wait for it. */
function gather(pbft: Pbft, agent: number): void {
  const { state, host, quorum, n } = pbft;
  const replica = state.replicas[agent];
  if (replica.active) return;
  const changes: ViewChange[] = [];
  let leaving = 0;
  for (const change of replica.viewChanges) {
    if (change === null || change.view < replica.view) continue;
    // Whoever asks for a later view by now has asked for this one too, though the message may be lost.
    leaving += 1;
    if (change.view === replica.view) changes.push(change);
  }
  if (leaving < quorum) return;
  if (changes.length >= quorum && primaryOf(n, replica.view) === agent) {
    openView(pbft, agent, changes);
    return;
  }
  if (replica.timed !== null) return;
  replica.timed = replica.view;
  host.after(agent, PATIENCE, patienceSeconds(pbft, agent));
}

function openView(pbft: Pbft, agent: number, changes: readonly ViewChange[]): void {
  const { rules, state, n } = pbft;
  const { view } = state.replicas[agent];
  const newView: NewView = Object.freeze({
    view,
    viewChanges: Object.freeze(changes.slice()),
    ...rules.orderOf(changes),
  });
  // O is signed as a whole, also where the primary itself is past a place.
  for (const { sequence, batch } of newView.order)
    sign(state.ledger, n, sequence, prepareText(view, batch.digest), agent);
  tellNewView(pbft, agent, newView, changes, sizeOfView(pbft, newView));
  enter(pbft, agent, newView);
}

const sizeOfView = (pbft: Pbft, { viewChanges, order }: NewView): number => {
  let bytes = VOTE_BYTES * (1 + order.length);
  for (const change of viewChanges) bytes += sizeOfChange(pbft, change);
  return bytes;
};

/** Sends the new view again to one that may lack it. */
export function tellView(pbft: Pbft, agent: number, to: number): void {
  const { newView } = pbft.state.replicas[agent];
  if (newView !== null) tell(pbft, agent, to, NEW_VIEW, newView, sizeOfView(pbft, newView));
}

/** Anyone may pass on a new view: its signatures are what counts. */
export function receiveNewView(pbft: Pbft, agent: number, newView: NewView): void {
  const replica = pbft.state.replicas[agent];
  if (newView.view < replica.view || (newView.view === replica.view && replica.active)) return;
  if (!pbft.rules.validNewView(pbft, newView)) return;
  enter(pbft, agent, newView);
}

/** Enters a new view: takes over its order, forgets proposals of earlier views, and goes on. */
function enter(pbft: Pbft, agent: number, newView: NewView): void {
  const { state, host, n } = pbft;
  const replica = state.replicas[agent];
  const { view, order, stable } = newView;
  replica.view = view;
  replica.active = true;
  replica.newView = newView;
  restPatience(pbft, agent);
  if (host.byzantine[agent] === 0) {
    state.viewChanges += 1;
    state.highestView = Math.max(state.highestView, view);
    if (primaryOf(n, view) === agent)
      host.note('new view', `Agent ${agent} opens view ${view} as primary.`, agent, 'good');
  }
  stabilise(pbft, agent, stable);
  for (const slot of replica.slots.values()) {
    if (slot.view < view) slot.batch = null;
    slot.prepared = false;
    slot.ballots = slot.ballots.filter((ballot) => ballot.view >= view);
  }
  replica.assigned = stable.sequence;
  const ordered = new Set<number>();
  for (const { sequence, batch } of order) {
    replica.assigned = sequence;
    for (const request of batch.requests) ordered.add(keyOf(request.client, request.sequence));
    const slot = slotAt(pbft, agent, sequence);
    if (slot !== null) accept(pbft, agent, slot, { view, sequence, batch });
  }
  replica.assigned = Math.max(replica.assigned, replica.executed);
  replica.queue = [];
  if (primaryOf(n, view) === agent)
    for (const [key, request] of replica.waiting)
      if (!ordered.has(key) && !wasExecuted(replica.sessions, request.client, request.sequence))
        replica.queue.push(request);
  const early = [...replica.slots.values()].filter((slot) => slot.early !== null && slot.early.view === view);
  for (const { early: proposal } of early)
    if (proposal !== null) receivePrePrepare(pbft, agent, primaryOf(n, view), proposal);
  armPatience(pbft, agent);
  armStatus(pbft, agent);
  propose(pbft, agent);
}
