/** The states that Lamport's TwoPhase.tla can reach (Gray & Lamport, TODS 31(1), 2006), and those in which one manager has committed and another aborted. */
export interface Reachable {
  states: number;
  inconsistent: number;
}

const WORKING = 0;
const PREPARED = 1;
const COMMITTED = 2;
const ABORTED = 3;
/** Of the transaction manager: 0 is undecided. */
const TM_COMMITTED = 1;
const TM_ABORTED = 2;

/**
 * Visits every reachable state for `managers` resource managers, at most 6, breadth first. A state is one number: two bits a manager, two
 * of the transaction manager, one a manager whose Prepared message was received, one a manager whose was sent, and one each for the
 * messages Commit and Abort.
 */
export function reachableStates(managers: number): Reachable {
  if (!Number.isInteger(managers) || managers < 1 || managers > 6)
    throw new RangeError(`reachableStates: managers is ${managers}; expected a whole number from 1 to 6`);
  const seen = new Set<number>([0]);
  const queue = [0];
  let inconsistent = 0;
  for (let head = 0; head < queue.length; head++) {
    const state = unpack(queue[head], managers);
    if (state.resource.includes(COMMITTED) && state.resource.includes(ABORTED)) inconsistent += 1;
    for (const next of successors(state)) {
      const packed = pack(next);
      if (seen.has(packed)) continue;
      seen.add(packed);
      queue.push(packed);
    }
  }
  return { states: seen.size, inconsistent };
}

interface Model {
  resource: readonly number[];
  transaction: number;
  /** Bits of managers. */
  received: number;
  sent: number;
  commit: boolean;
  abort: boolean;
}

/** The actions of the specification, by their names there. */
function* successors(state: Model): Generator<Model> {
  const { resource, transaction, received, sent, commit, abort } = state;
  const all = (1 << resource.length) - 1;
  const changed = (manager: number, value: number): Model => ({
    ...state,
    resource: resource.map((own, i) => (i === manager ? value : own)),
  });
  if (transaction === 0) {
    // TMCommit, TMAbort
    if (received === all) yield { ...state, transaction: TM_COMMITTED, commit: true };
    yield { ...state, transaction: TM_ABORTED, abort: true };
  }
  for (let manager = 0; manager < resource.length; manager++) {
    const bit = 1 << manager;
    // TMRcvPrepared
    if (transaction === 0 && (sent & bit) !== 0) yield { ...state, received: received | bit };
    // RMPrepare, RMChooseToAbort
    if (resource[manager] === WORKING) {
      yield { ...changed(manager, PREPARED), sent: sent | bit };
      yield changed(manager, ABORTED);
    }
    // RMRcvCommitMsg, RMRcvAbortMsg
    if (commit) yield changed(manager, COMMITTED);
    if (abort) yield changed(manager, ABORTED);
  }
}

function pack({ resource, transaction, received, sent, commit, abort }: Model): number {
  let packed = transaction * 4 + Number(commit) * 2 + Number(abort);
  for (const own of resource) packed = packed * 4 + own;
  return (packed * 64 + received) * 64 + sent;
}

function unpack(packed: number, managers: number): Model {
  const sent = packed % 64;
  let rest = Math.floor(packed / 64);
  const received = rest % 64;
  rest = Math.floor(rest / 64);
  const resource = new Array<number>(managers);
  for (let i = managers - 1; i >= 0; i--) {
    resource[i] = rest % 4;
    rest = Math.floor(rest / 4);
  }
  return {
    resource,
    received,
    sent,
    transaction: rest >> 2,
    commit: (rest & 2) !== 0,
    abort: (rest & 1) !== 0,
  };
}
