import type { Theory } from '../../kernel/frame.ts';
import { priorityWaits } from '../requests/queueTheory.ts';
import { expectedAccuracy } from './diagnosis.ts';
import type { Values } from './params.ts';
import { LEVELS } from './state.ts';

const END_SECONDS = 1e7;

const flat = (label: string, value: number): Theory => ({ label, points: [[0, value], [END_SECONDS, value]] });

/**
 * What closed forms say: Cobham's waits where the most acute come first, nobody gets worse and there is no second opinion (with several
 * clinicians only if all levels take equally long); accuracy of independent readers for made-up patients.
 */
export function expectations(clinicians: number, values: Values): Record<string, Theory> {
  const found: Record<string, Theory> = {};
  if (values.cases.trim() === '') {
    const { sensitivity, specificity } = expectedAccuracy({ ...values, readers: Math.min(values.readers, clinicians) });
    found.sensitivity = flat('Independent readers', 100 * sensitivity);
    found.specificity = flat('Independent readers', 100 * specificity);
  }
  const minutes = Array.from({ length: LEVELS }, (_, level) => (values.minutes[0] ?? [])[Math.min(level, (values.minutes[0] ?? []).length - 1)] ?? 0);
  const isStill = (values.worseMinutes[0] ?? []).every((one) => one === 0);
  const isAlike = minutes.every((one) => one === minutes[0]);
  if (values.order !== 'acuity' || !isStill || values.readers > 1 || (clinicians > 1 && !isAlike)) return found;
  const shares = Array.from({ length: LEVELS }, (_, level) => (values.shares[0] ?? [])[level] ?? 0);
  const all = shares.reduce((sum, share) => sum + share, 0);
  if (all === 0) return found;
  const waits = priorityWaits(clinicians, shares.map((share) => (values.perHour / 60) * (share / all)), minutes);
  waits.forEach((wait, level) => {
    if (wait < Infinity) found[`wait-${level + 1}`] = flat('Cobham 1954', wait);
  });
  return found;
}
