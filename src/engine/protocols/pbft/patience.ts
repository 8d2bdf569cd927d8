import { PATIENCE, type Pbft, RETRY, STATUS_TIMER } from './state.ts';

/** The back-off doubles no further than this, so that the time to a commit after faults have stopped stays bounded. */
export const DOUBLINGS = 4;

/** Seconds that a replica waits for the primary now. */
export const patienceSeconds = ({ state, host, values }: Pbft, agent: number): number =>
  values.timeoutDelays *
  host.expectedLatencySeconds *
  (1 << Math.min(DOUBLINGS, state.replicas[agent].attempts));

/** A backup starts its timer when it waits for a request and the timer rests (section 4.4). */
export function armPatience(pbft: Pbft, agent: number): void {
  const replica = pbft.state.replicas[agent];
  if (replica.timed !== null) return;
  const [first] = replica.waiting.keys();
  if (first === undefined) return;
  replica.timed = first;
  pbft.host.after(agent, PATIENCE, patienceSeconds(pbft, agent));
}

export function restPatience({ state, host }: Pbft, agent: number): void {
  state.replicas[agent].timed = null;
  host.cancel(agent, PATIENCE);
}

/** A replica with unfinished business looks at its progress now and then. */
export function armStatus({ state, host, values }: Pbft, agent: number): void {
  const replica = state.replicas[agent];
  if (replica.statusArmed) return;
  replica.statusArmed = true;
  replica.lookedAt = { view: replica.view, executed: replica.executed, active: replica.active };
  host.after(agent, STATUS_TIMER, values.statusDelays * host.expectedLatencySeconds);
}

/** After a crash has silenced the timers: sets again those that should run. */
export function rearm(pbft: Pbft, agent: number): void {
  const { state, host, values } = pbft;
  const replica = state.replicas[agent];
  replica.timed = null;
  replica.statusArmed = false;
  if (replica.active) armPatience(pbft, agent);
  else host.after(agent, PATIENCE, patienceSeconds(pbft, agent));
  armStatus(pbft, agent);
  if (state.clients.asks[agent].size > 0)
    host.after(agent, RETRY, values.retryDelays * host.expectedLatencySeconds);
}
