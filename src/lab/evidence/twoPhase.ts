import { reachableStates } from '../models/twoPhase.ts';
import { numberIn } from './summary.ts';
import type { Translator } from './types.ts';

/** Counts of the states that two-phase commit can reach. */
export const twoPhaseCases: Translator = ({ scenario, metric }) => {
  const model = String(scenario.model ?? '');
  if (!/TwoPhase/.test(model) || !/reachable states/.test(metric)) return null;
  const { states, inconsistent } = reachableStates(numberIn(model.replace(/^.*?,/, '')));
  return { value: [states, inconsistent], reps: 1, reading: 'every state visited breadth first' };
};
