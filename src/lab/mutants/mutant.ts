import type { Module } from '../../engine/kernel/module.ts';

/** A protocol with one rule broken on purpose: the checks are worth what mutants they catch. */
export interface Mutant {
  id: string;
  label: string;
  /** Which promise of the paper the change takes away. */
  source: string;
  /** Id of the protocol it stands in for. */
  of: string;
  protocol: Module;
  /** Seeds of the swarm within which a violation has been found. */
  seedsWithin: number;
}
