import type { Host } from '../../kernel/host.ts';
import { ignorance, type Knowledge } from '../knowledge.ts';

/** A tree of parents and children for each root that agents believe in; -1 is none. */
export interface State {
  known: Knowledge;
  root: Int32Array;
  parent: Int32Array;
  /** Number of the root's latest wave that an agent has heard. */
  wave: Int32Array;
  /** When it heard it, in seconds. */
  heardAt: Float64Array;
  /** Children by agent, each with the wave in which it last reported: child, wave, child, wave … */
  children: number[][];
  /** Parents changed since the start. */
  moves: number;
}

export function noTree(host: Host): State {
  const none = () => new Int32Array(host.n).fill(-1);
  return {
    known: ignorance(host),
    root: none(),
    parent: none(),
    wave: new Int32Array(host.n),
    heardAt: new Float64Array(host.n).fill(-Infinity),
    children: Array.from({ length: host.n }, () => []),
    moves: 0,
  };
}

export function addChild({ children }: State, agent: number, child: number, wave: number): void {
  const list = children[agent];
  for (let i = 0; i < list.length; i += 2)
    if (list[i] === child) {
      list[i + 1] = wave;
      return;
    }
  list.push(child, wave);
}

export function removeChild({ children }: State, agent: number, child: number): void {
  const list = children[agent];
  for (let i = 0; i < list.length; i += 2)
    if (list[i] === child) {
      list.splice(i, 2);
      return;
    }
}

/** Children that have not reported for two waves have gone. */
export function dropSilent({ children, wave }: State, agent: number): void {
  const list = children[agent];
  for (let i = list.length - 2; i >= 0; i -= 2) if (list[i + 1] < wave[agent] - 2) list.splice(i, 2);
}
