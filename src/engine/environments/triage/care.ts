import type { Host } from '../../kernel/host.ts';
import { engage, join, nextPair, release, setFree } from '../desk/desk.ts';
import { earliest, enter } from '../requests/agenda.ts';
import { callsSick, conclude, finding } from './diagnosis.ts';
import type { Values } from './params.ts';
import type { Patient, State } from './state.ts';

/** Timers. */
export const ARRIVAL = 0;
export const CLOCK = 1;
export const DONE = 2;
/** Kinds of message. */
export const FINDINGS = 0;
export const OPINION = 1;

const READING = 6;
const ASKED = 20;
/** Opinions that have not come after so long are done without. */
const PATIENCE_SECONDS = 2 * 3600;
const MINUTE = 60;

/** An entry of a one-row table that may be shorter than the levels: the last one given holds on. */
export const ofLevel = (rows: readonly (readonly number[])[], level: number): number => {
  const row = rows[0] ?? [];
  return row[Math.min(level, row.length - 1)] ?? 0;
};

/** Puts a patient in line by its present level, and sets the clock of its worsening. */
export function wait(state: State, host: Host, values: Values, patient: Patient): void {
  if (values.order === 'acuity') patient.rank = patient.level;
  else if (values.order === 'first') patient.rank = patient.arrivedAt;
  else patient.rank = patient.arrivedAt + ofLevel(values.targets, patient.level) * MINUTE;
  if (!state.byTeam) join(state.desk, patient.rank, patient.id);
  const minutes = ofLevel(values.worseMinutes, patient.level);
  patient.worseAt = minutes > 0 ? host.now + host.dice.exponential(minutes * MINUTE) : Infinity;
  if (patient.worseAt < Infinity) remind(state, host, patient.worseAt, patient.id);
}

function remind({ agenda }: State, host: Host, time: number, patient: number): void {
  if (enter(agenda, time, patient)) host.after(-1, CLOCK, Math.max(0, time - host.now));
}

export function rearm({ agenda }: State, host: Host): void {
  if (earliest(agenda) < Infinity) host.after(-1, CLOCK, Math.max(0, earliest(agenda) - host.now));
}

/** Own rule: a patient who waits gets worse, and one of level 1 is lost. */
export function worsen(state: State, host: Host, values: Values, patient: Patient): void {
  // A patient counts once, however far it falls.
  if (patient.level === patient.came) state.worsened += 1;
  if (patient.level === 0) {
    state.patients.delete(patient.id);
    state.waiting -= 1;
    state.lost += 1;
    host.note('lost', `Patient ${patient.id + 1} is lost after ${minutesSince(host, patient)} min of waiting.`, undefined, 'bad');
    return;
  }
  patient.level -= 1;
  wait(state, host, values, patient);
}

const minutesSince = (host: Host, { arrivedAt }: Patient): string => ((host.now - arrivedAt) / MINUTE).toFixed(0);

/** Brings free clinicians and waiting patients together. */
export function serve(state: State, host: Host, values: Values): void {
  const stands = (job: number, rank: number) => state.patients.get(job)?.rank === rank;
  for (let pair = nextPair(state.desk, host, stands); pair !== null; pair = nextPair(state.desk, host, stands)) {
    const patient = state.patients.get(pair.job) as Patient;
    const { agent } = pair;
    engage(state.desk, agent, host.now);
    see(state, host, values, patient);
    patient.agent = agent;
    state.doing[agent] = 1 + patient.level;
    state.whom[agent] = patient.id;
    host.after(agent, DONE, host.chance.at(agent).exponential(ofLevel(values.minutes, patient.level) * MINUTE));
  }
}

/** A patient's wait is over. */
export function see(state: State, host: Host, values: Values, patient: Patient): void {
  const seconds = host.now - patient.arrivedAt;
  state.waiting -= 1;
  state.seen[patient.came] += 1;
  state.waited[patient.came] += seconds;
  // A target of no minutes means at once: within the first.
  patient.wasInTime = seconds <= Math.max(1, ofLevel(values.targets, patient.came)) * MINUTE;
  state.inTime[patient.came] += patient.wasInTime ? 1 : 0;
  patient.seenAt = host.now;
  patient.rank = Number.NaN;
  patient.worseAt = Infinity;
}

/** A clinician is done with a patient or a reading. */
export function finish(state: State, host: Host, values: Values, agent: number): void {
  const patient = state.patients.get(state.whom[agent]);
  const wasReading = state.doing[agent] === READING;
  const [read] = wasReading ? state.inbox[agent].splice(0, 1) : [];
  state.doing[agent] = 0;
  state.whom[agent] = -1;
  release(state.desk, host.now);
  if (patient && wasReading) {
    state.readings[agent] += 1;
    const evidence = finding(host, values, patient, agent);
    if (read.from === agent) hear(state, values, patient, evidence);
    else host.route(agent, read.from, OPINION, patient.id, evidence, 64);
  } else if (patient) ask(state, host, values, patient, agent);
  goOn(state, host, values, agent);
}

/** Findings wait before the next patient is taken: others wait for the opinion. */
export function goOn(state: State, host: Host, values: Values, agent: number): void {
  const [next] = state.inbox[agent];
  if (next === undefined) {
    setFree(state.desk, agent, host.now);
    serve(state, host, values);
    return;
  }
  engage(state.desk, agent, host.now);
  state.doing[agent] = READING;
  state.whom[agent] = next.patient;
  host.after(agent, DONE, values.readMinutes * MINUTE);
}

/** The clinician's own opinion is formed, and further ones are asked for. */
function ask(state: State, host: Host, values: Values, patient: Patient, agent: number): void {
  const others = colleagues(host, values, patient, agent);
  patient.awaited = 1 + others.length;
  patient.agent = agent;
  patient.dueAt = host.now + PATIENCE_SECONDS;
  if (others.length > 0) remind(state, host, patient.dueAt, patient.id);
  for (const other of others) host.route(agent, other, FINDINGS, patient.id, undefined, 2048);
  hear(state, values, patient, finding(host, values, patient, agent));
}

/** Whom to ask: different others, drawn at random or the most skilled of some drawn. */
function colleagues(host: Host, { readers, refer }: Values, { field }: Patient, agent: number): number[] {
  const wanted = Math.min(readers - 1, host.n - 1);
  if (wanted === 0) return [];
  const drawn = host.dice.sample(host.n - 1, refer === 'anyone' ? wanted : Math.min(host.n - 1, Math.max(wanted, ASKED)));
  const others = Array.from(drawn, (k) => (k < agent ? k : k + 1));
  if (refer === 'anyone') return others;
  const { skill, skills } = host.traits;
  return others.sort((a, b) => skill[b * skills + field] - skill[a * skills + field] || a - b).slice(0, wanted);
}

/** An opinion has come to the clinician; with the last one the patient is diagnosed. */
export function hear(state: State, values: Values, patient: Patient, evidence: number): void {
  patient.opinions += 1;
  patient.evidence += evidence;
  patient.sickVotes += callsSick(values, evidence) ? 1 : 0;
  patient.awaited -= 1;
  if (patient.awaited === 0) discharge(state, patient, conclude(values, patient));
}

/** The patient leaves with a diagnosis. */
export function discharge(state: State, patient: Patient, calledSick: boolean): void {
  state.patients.delete(patient.id);
  if (patient.sick) state[calledSick ? 'hits' : 'misses'] += 1;
  else state[calledSick ? 'alarms' : 'passed'] += 1;
}


/** A clinician is gone: the patient waits again as before; findings to be read are done without in the end. */
export function abandon(state: State, host: Host, values: Values, agent: number): void {
  const patient = state.patients.get(state.whom[agent]);
  const wasReading = state.doing[agent] === READING;
  state.doing[agent] = 0;
  state.whom[agent] = -1;
  release(state.desk, host.now);
  if (patient === undefined || wasReading) return;
  patient.agent = -1;
  state.waiting += 1;
  state.seen[patient.came] -= 1;
  // What it has waited so far is counted when it is seen again, from its arrival.
  state.waited[patient.came] -= patient.seenAt - patient.arrivedAt;
  if (patient.wasInTime) state.inTime[patient.came] -= 1;
  wait(state, host, values, patient);
}
