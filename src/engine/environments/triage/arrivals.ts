import type { Host } from '../../kernel/host.ts';
import type { Step } from '../../tasks/task.ts';
import { ARRIVAL, ofLevel, serve, wait } from './care.ts';
import { readCases } from './cases.ts';
import type { Values } from './params.ts';
import { LEVELS, type Patient, type State } from './state.ts';

/** Mean minutes of a clinician’s time that a patient takes. */
export function meanMinutes({ shares, minutes }: Values): number {
  let all = 0;
  let sum = 0;
  for (let level = 0; level < LEVELS; level++) {
    const share = (shares[0] ?? [])[level] ?? 0;
    all += share;
    sum += share * ofLevel(minutes, level);
  }
  return all === 0 ? 0 : sum / all;
}

export function nextArrival(host: Host, values: Values): void {
  host.after(-1, ARRIVAL, host.dice.exponential(3600 / values.perHour));
}

/** A patient comes: to the architecture if there is one, else to the line. */
export function arrive(state: State, host: Host, values: Values): void {
  const level = drawLevel(host, values);
  const real = values.cases.trim() === '' ? null : readCases(values.cases);
  const row = real === null ? -1 : host.dice.below(real.sick.length);
  const patient: Patient = {
    id: state.came++,
    level,
    came: level,
    arrivedAt: host.now,
    rank: 0,
    worseAt: Infinity,
    sick: real === null ? host.dice.flip(values.prevalence) : real.sick[row] === 1,
    field: host.dice.below(host.traits.skills),
    row,
    agent: -1,
    seenAt: 0,
    wasInTime: false,
    dueAt: Infinity,
    opinions: 0,
    sickVotes: 0,
    evidence: 0,
    awaited: 0,
  };
  state.patients.set(patient.id, patient);
  state.waiting += 1;
  if (offer(host, values, patient)) state.byTeam = true;
  if (!state.patients.has(patient.id)) return;
  wait(state, host, values, patient);
  if (!state.byTeam) serve(state, host, values);
}

function drawLevel(host: Host, { shares }: Values): number {
  const row = shares[0] ?? [];
  const all = row.reduce((sum, share) => sum + share, 0);
  let left = host.dice.uniform() * all;
  for (let level = 0; level < Math.min(LEVELS, row.length); level++) {
    left -= row[level];
    if (left < 0) return level;
  }
  return LEVELS - 1;
}

/** Under an architecture a patient is a task: examinations side by side, one for each reader. */
function offer(host: Host, values: Values, { id, level, field }: Patient): boolean {
  const work = (ofLevel(values.minutes, level) * 60) / values.readers / values.secondsATurn;
  const step: Step = Object.freeze({ needs: Object.freeze([]), skill: field, difficulty: 0.5, work, tools: 0, evidence: 1 });
  const steps = Object.freeze(new Array<Step>(values.readers).fill(step));
  return host.offer(Object.freeze({ serial: id, arrivedAt: host.now, deadline: Infinity, value: 1, ambiguity: 0, steps }));
}
