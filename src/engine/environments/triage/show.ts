import type { InspectionRow, MetricInfo } from '../../kernel/frame.ts';
import type { Host } from '../../kernel/host.ts';
import type { Values } from './params.ts';
import { LEVELS, type State } from './state.ts';

export const triageMetrics: readonly MetricInfo[] = [
  { id: 'in-time', label: 'Seen in time', unit: '%', help: 'Share of the patients seen so far who were seen within the target time of the level at which they came; 0 before the first.', primary: true },
  { id: 'waiting', label: 'Waiting', unit: '', help: 'Patients who wait to be seen.', primary: true },
  { id: 'worsened', label: 'Got worse', unit: '%', help: 'Share of patients who came that got worse at least once while they waited.', primary: true },
  { id: 'lost', label: 'Lost', unit: '', help: 'Patients of level 1 who were lost while waiting.', primary: true },
  { id: 'sensitivity', label: 'Sensitivity', unit: '%', help: 'Share of the sick who were diagnosed.' },
  { id: 'specificity', label: 'Specificity', unit: '%', help: 'Share of the well who were sent home as such.' },
  { id: 'correct', label: 'Right diagnoses', unit: '%', help: 'Share of all diagnoses that are right.', primary: true },
  { id: 'busy', label: 'Clinicians busy', unit: '%', help: 'Busy time of all clinicians / clinicians × time so far.' },
  ...Array.from({ length: LEVELS }, (_, i) => ({
    id: `wait-${i + 1}`,
    label: `Wait at level ${i + 1}`,
    unit: 'min',
    help: `Mean minutes from arrival to being seen, of patients who came at level ${i + 1}.`,
  })),
];

const share = (part: number, rest: number): number => (part + rest === 0 ? 0 : (100 * part) / (part + rest));
const sum = (numbers: Float64Array): number => numbers.reduce((total, one) => total + one, 0);

export function measureTriage(state: State, busy: number, into: Float64Array): void {
  const seen = sum(state.seen);
  into[0] = seen === 0 ? 0 : (100 * sum(state.inTime)) / seen;
  into[1] = state.waiting;
  into[2] = state.came === 0 ? 0 : (100 * state.worsened) / state.came;
  into[3] = state.lost;
  into[4] = share(state.hits, state.misses);
  into[5] = share(state.passed, state.alarms);
  into[6] = share(state.hits + state.passed, state.misses + state.alarms);
  into[7] = busy;
  for (let level = 0; level < LEVELS; level++) into[8 + level] = state.seen[level] === 0 ? 0 : state.waited[level] / state.seen[level] / 60;
}

export function triageSentence(state: State, _host: Host, values: Values): string {
  const seen = sum(state.seen);
  const lost = state.lost === 0 ? 'none was lost' : state.lost === 1 ? 'one was lost' : `${state.lost} were lost`;
  if (seen === 0) {
    if (state.came === 0) return 'The first patients are on their way.';
    return `Nobody has been seen yet: ${state.waiting} of ${state.came} patients wait, and ${lost}.`;
  }
  const right = share(state.hits + state.passed, state.misses + state.alarms).toFixed(0);
  const by = values.readers === 1 ? 'one reader' : `${values.readers} readers`;
  const late = (100 - (100 * sum(state.inTime)) / seen).toFixed(0);
  return `${state.waiting} patients wait; ${late} % were seen too late, and ${lost}. ${right} % of the diagnoses by ${by} are right.`;
}

const DOING = ['nothing', 'sees a patient of level 1', 'sees a patient of level 2', 'sees a patient of level 3', 'sees a patient of level 4', 'sees a patient of level 5', 'gives an opinion'];

export function inspectClinician(state: State, host: Host, agent: number): InspectionRow[] {
  const { skill, skills } = host.traits;
  const able = Array.from({ length: Math.min(8, skills) }, (_, kind) => skill[agent * skills + kind].toFixed(2)).join(', ');
  return [
    { group: 'Clinician', label: 'Doing', value: DOING[state.doing[agent]] },
    { group: 'Clinician', label: 'Patient', value: state.whom[agent] < 0 ? 'none' : `number ${state.whom[agent] + 1}` },
    { group: 'Clinician', label: 'Findings to read', value: String(state.inbox[agent].length) },
    { group: 'Clinician', label: 'Opinions given', value: String(state.readings[agent]) },
    { group: 'Clinician', label: 'Skill by field', value: able },
  ];
}
