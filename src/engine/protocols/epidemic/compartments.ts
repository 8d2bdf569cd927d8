import type { Host } from '../../kernel/host.ts';
import {
  HEADER_BYTES,
  ignorance,
  isCurrent,
  knows,
  type Knowledge,
  newestSlot,
  remember,
} from '../knowledge.ts';

export const SUSCEPTIBLE = 0;
export const INFECTIVE = 1;
export const REMOVED = 2;

/** Who is in which compartment; there is one contagion, whichever item brought it. */
export interface State {
  /** Which items an agent has caught at some time. */
  caught: Knowledge;
  role: Uint8Array;
  /** Slot of the item that an agent carries. */
  carries: Int32Array;
  infective: number;
  removed: number;
  /** Most infective agents at one moment. */
  peak: number;
  infections: number;
}

export function allSusceptible(host: Host): State {
  return {
    caught: ignorance(host),
    role: new Uint8Array(host.n),
    carries: new Int32Array(host.n).fill(-1),
    infective: 0,
    removed: 0,
    peak: 0,
    infections: 0,
  };
}

/** Susceptible → infective. An agent that catches an item for the first time has learned it. False if it was not susceptible. */
export function infect(state: State, host: Host, agent: number, slot: number, from: number): boolean {
  if (state.role[agent] !== SUSCEPTIBLE) return false;
  state.role[agent] = INFECTIVE;
  state.carries[agent] = slot;
  state.infective += 1;
  state.infections += 1;
  if (state.infective > state.peak) state.peak = state.infective;
  if (!knows(state.caught, agent, slot)) {
    remember(state.caught, agent, slot);
    host.learned(agent, slot, from);
  }
  return true;
}

/** Infective → removed, or susceptible again. */
export function recover(state: State, agent: number, becomes: number): void {
  if (state.role[agent] !== INFECTIVE) return;
  state.role[agent] = becomes;
  state.carries[agent] = -1;
  state.infective -= 1;
  if (becomes === REMOVED) state.removed += 1;
}

/** An infection arrives; answers whether it took hold. */
export function expose(state: State, host: Host, agent: number, from: number, slot: number): boolean {
  if (!isCurrent(host, slot)) return false;
  if (infect(state, host, agent, slot, from)) return true;
  host.redundant();
  return false;
}

export const transmit = (host: Host, from: number, to: number, slot: number): void =>
  host.send(from, to, 0, slot, undefined, HEADER_BYTES);

/** The item of a slot is gone: those who carry it cannot pass it on any more. */
export function vanish(state: State, slot: number, becomes: number): void {
  for (let agent = 0; agent < state.role.length; agent++)
    if (state.carries[agent] === slot) recover(state, agent, becomes);
}

/** What people call the outcome once nobody is infective; null while anyone is. */
export function outcome(state: State, host: Host): { state: 'done'; text: string } | null {
  if (state.infective > 0 || state.infections === 0) return null;
  if (host.now < 8 * host.expectedLatencySeconds) return null;
  const slot = newestSlot(host);
  const reached = slot < 0 ? 0 : host.items.reached[slot];
  const share = Math.round((100 * reached) / host.n);
  return {
    state: 'done',
    text: `The contagion has died out after reaching ${reached} of ${host.n} agents (${share} %).`,
  };
}

export const roleNames = ['susceptible', 'infective', 'removed'] as const;

/** Shares of each compartment, in percent of all agents. */
export function shares({ infective, removed }: State, n: number): [number, number, number] {
  return [(100 * (n - infective - removed)) / n, (100 * infective) / n, (100 * removed) / n];
}
