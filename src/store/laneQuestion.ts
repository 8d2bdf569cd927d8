import { completeScenario } from '../engine/scenario/parse.ts';
import { besideOf } from '../engine/scenario/variant.ts';
import type { Setting } from './choices.ts';
import type { Asking } from './labDifference.ts';

/** What makes the difference between the main run and the first beside it, as both stand on the dials; null where one cannot be run. */
export function laneQuestion({ scenario, beside }: Setting, label: string): Asking | null {
  const variant = beside?.variants[0];
  if (!variant) return null;
  const main = completeScenario(scenario);
  const read = besideOf(main, variant);
  if (!read.ok) return null;
  return {
    first: { id: -1, label: variant.label, scenario: read.scenario },
    second: { id: -2, label, scenario: main },
    metric: 'success',
    metricLabel: 'Success',
    unit: 'points',
  };
}
