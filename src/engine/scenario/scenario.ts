import type { Value } from '../catalog/params.ts';

/** One choice from a family with its parameters: `{ "id": "gossip", "mode": "push" }`. Absent parameters take their defaults. */
export interface Choice {
  id: string;
  [parameter: string]: Value;
}

/**
 * A whole run but for the commands: plain JSON, small and readable. Absent families mean there is none (no learner, no
 * architecture); absent parameters take their defaults. Version 1.
 */
export interface Scenario {
  version: 1;
  /** Words for the person; no influence on the run. */
  title?: string;
  /** A safe integer. */
  seed: number;
  /** Number of agents, 1 to 1,000,000. */
  agents: number;
  topology: Choice;
  network: Choice;
  protocol: Choice;
  environment: Choice;
  architecture?: Choice;
  learner?: Choice;
  population?: Choice;
  faults?: Choice[];
  remedies?: Choice[];
}

/** Families from which a scenario takes one entry. */
export const single = [
  'topology',
  'network',
  'protocol',
  'environment',
  'architecture',
  'learner',
  'population',
] as const;
/** Families from which it takes any number. */
export const several = ['faults', 'remedies'] as const;
export type SingleFamily = (typeof single)[number];
export type SeveralFamily = (typeof several)[number];
