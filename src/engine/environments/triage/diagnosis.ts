import type { Host } from '../../kernel/host.ts';
import { log, normalCdf } from '../../kernel/mathematics.ts';
import { logOdds, readCases } from './cases.ts';
import type { Values } from './params.ts';
import type { Patient } from './state.ts';

/** The skill at which a reader sees findings of the full separation. */
const NORM = 0.5;

const odds = (p: number): number => log(p / (1 - p));

/** Log-odds of the disease before anything is seen. */
export const priorOf = ({ cases, prevalence }: Values): number => (cases.trim() === '' ? odds(prevalence) : readCases(cases).prior);

/**
 * What an agent finds in a patient, as log-odds for the disease. Made-up patients: a normal finding at ±d′/2, of which d′ grows with the
 * reader's skill in the patient's field (equal-variance signal detection: Green & Swets 1966, chapter 3). Real ones: naive Bayes on the
 * features that are the reader's share.
 */
export function finding(host: Host, values: Values, patient: Patient, agent: number): number {
  if (patient.row >= 0) return logOdds(readCases(values.cases), patient.row, agent % values.features, values.features);
  const { skill, skills } = host.traits;
  const d = (values.separation * Math.max(0, skill[agent * skills + patient.field])) / NORM;
  return d * host.chance.at(agent).normal(patient.sick ? d / 2 : -d / 2, 1);
}

/** Whether one finding alone makes a reader call the patient sick. */
export const callsSick = (values: Values, evidence: number): boolean => evidence + priorOf(values) >= odds(values.callAt);

/** The diagnosis from what all readers found. */
export function conclude(values: Values, { opinions, sickVotes, evidence }: Patient): boolean {
  if (values.combine === 'any') return sickVotes > 0;
  if (values.combine === 'all') return sickVotes === opinions;
  if (values.combine === 'majority') return 2 * sickVotes > opinions;
  return callsSick(values, evidence);
}

/** Sensitivity and specificity that independent readers of skill 0.5 come to together, for made-up patients. Binomial laws; Green & Swets 1966. */
export function expectedAccuracy(values: Values): { sensitivity: number; specificity: number } {
  const { separation: d, readers: k, combine } = values;
  const threshold = odds(values.callAt) - odds(values.prevalence);
  const reach = (distance: number) => {
    if (distance === 0) return threshold <= 0 ? [1, 0] : [0, 1];
    return [normalCdf(distance / 2 - threshold / distance), normalCdf(distance / 2 + threshold / distance)];
  };
  if (combine === 'evidence') {
    const [sensitivity, specificity] = reach(d * Math.sqrt(k));
    return { sensitivity, specificity };
  }
  const [one, well] = reach(d);
  const least = combine === 'any' ? 1 : combine === 'all' ? k : Math.floor(k / 2) + 1;
  return { sensitivity: atLeast(k, least, one), specificity: 1 - atLeast(k, least, 1 - well) };
}

/** Chance of at least `least` successes in k trials of chance p. */
function atLeast(k: number, least: number, p: number): number {
  // chances[i]: i successes so far, built up a trial at a time.
  let chances = [1];
  for (let trial = 0; trial < k; trial++) {
    const next = new Array<number>(trial + 2).fill(0);
    chances.forEach((chance, i) => {
      next[i] += chance * (1 - p);
      next[i + 1] += chance * p;
    });
    chances = next;
  }
  return chances.slice(least).reduce((sum, chance) => sum + chance, 0);
}
