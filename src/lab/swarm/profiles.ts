import type { Value } from '../../engine/catalog/params.ts';
import type { Chance } from '../../engine/kernel/chance.ts';
import { basicHotstuffOptions, bftHasTime, bitOptions, hotstuffOptions, pbftOptions } from './bftOptions.ts';
import { paxosHasTime, paxosOptions } from './paxosOptions.ts';
import { raftHasTime, raftOptions } from './raftOptions.ts';

/** How the swarm tries a protocol: what work it gets, on what scale of time, and what it promises. */
export interface Profile {
  protocol: string;
  /** The environment that exercises it. */
  environment: Record<string, unknown>;
  /** Simulated seconds in which the protocol reacts (an election, a round): faults are scaled by it. */
  unitSeconds: number;
  /** Length of a run in units; faults stop after two thirds of it. */
  units: number;
  agents: readonly number[];
  /** Traitors it bears among n; 0 for protocols that promise nothing then. */
  traitors: (n: number) => number;
  /** Share of the agents that may be down at once without loss of liveness. */
  down: (n: number) => number;
  /** Metric that must have risen once faults have stopped for a while; absent: no liveness is promised. */
  progress?: string;
  /** Parameters of the protocol, drawn a run; absent: its defaults. */
  options?: (chance: Chance) => Record<string, Value>;
  /** Whether progress may be asked of a scenario; absent: of all. */
  hasTime?: (scenario: Record<string, unknown>) => boolean;
}

const minority = (n: number) => Math.floor((n - 1) / 2);
const third = (n: number) => Math.floor((n - 1) / 3);
const fifth = (n: number) => Math.floor((n - 1) / 5);
const none = () => 0;
const records = { id: 'records' };

export const profiles: readonly Profile[] = [
  { protocol: 'raft', environment: { ...records, rate: 20 }, unitSeconds: 0.3, units: 60, agents: [3, 4, 5, 5, 5, 7], traitors: none, down: minority, progress: 'answered', options: raftOptions, hasTime: raftHasTime },
  { protocol: 'multi-paxos', environment: { ...records, rate: 20 }, unitSeconds: 0.3, units: 60, agents: [3, 4, 5, 5, 7], traitors: none, down: minority, progress: 'answered', options: paxosOptions, hasTime: paxosHasTime },
  { protocol: 'two-phase-commit', environment: { ...records, rate: 10 }, unitSeconds: 0.5, units: 40, agents: [3, 3, 4, 5], traitors: none, down: minority, options: (chance) => ({ timeoutSeconds: 0.1 + chance.uniform(), refusal: chance.flip(0.5) ? 0.3 * chance.uniform() : 0 }) },
  { protocol: 'pbft', environment: { ...records, rate: 10 }, unitSeconds: 0.5, units: 60, agents: [4, 4, 5, 7], traitors: third, down: third, progress: 'answered', options: pbftOptions, hasTime: bftHasTime },
  { protocol: 'hotstuff', environment: { ...records, rate: 10 }, unitSeconds: 0.5, units: 60, agents: [4, 4, 5, 7], traitors: third, down: third, progress: 'answered', options: hotstuffOptions, hasTime: bftHasTime },
  { protocol: 'basic-hotstuff', environment: { ...records, rate: 10 }, unitSeconds: 0.5, units: 60, agents: [4, 4, 5, 7], traitors: third, down: third, progress: 'answered', options: basicHotstuffOptions, hasTime: bftHasTime },
  { protocol: 'ben-or', environment: { id: 'facts', limit: 1 }, unitSeconds: 0.5, units: 40, agents: [6, 6, 7, 11], traitors: fifth, down: fifth, options: bitOptions },
  { protocol: 'bracha-agreement', environment: { id: 'facts', limit: 1 }, unitSeconds: 0.5, units: 40, agents: [4, 4, 5, 7], traitors: third, down: third, options: bitOptions },
];
