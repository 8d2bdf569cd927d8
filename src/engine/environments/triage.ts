import type { Theory } from '../kernel/frame.ts';
import { define } from '../kernel/module.ts';
import { setFree, utilisationOf } from './desk/desk.ts';
import { earliest, takeEarliest } from './requests/agenda.ts';
import { arrive, meanMinutes, nextArrival } from './triage/arrivals.ts';
import * as care from './triage/care.ts';
import { conclude } from './triage/diagnosis.ts';
import { params } from './triage/params.ts';
import { emptyState, type State } from './triage/state.ts';
import { inspectClinician, measureTriage, triageMetrics, triageSentence } from './triage/show.ts';
import { expectations } from './triage/theory.ts';

/** Patients come by acuity, get worse while they wait, and are diagnosed by one or more clinicians. */
export const triage = define<typeof params, State>({
  id: 'triage',
  label: 'Emergency department',
  summary: 'Patients of five levels of acuity come; who waits gets worse. Each agent is a clinician, who may ask others for a second opinion.',
  source: 'Priority queue: Cobham 1954; levels: Beveridge et al. (CTAS) 1999; readers: Green & Swets, Signal Detection Theory, 1966.',
  params,
  messages: [
    { id: 'findings', label: 'Findings', glyph: 'request' },
    { id: 'opinion', label: 'Opinion', glyph: 'vote' },
  ],
  timers: ['arrival', 'clock', 'done'],
  channels: [
    { id: 'doing', label: 'Clinician', categories: ['free', 'level 1', 'level 2', 'level 3', 'level 4', 'level 5', 'gives an opinion'] },
    { id: 'inbox', label: 'Findings to read' },
    { id: 'readings', label: 'Opinions given' },
  ],
  metrics: triageMetrics,

  init: (host) => emptyState(host.n),
  begin: (_state, host, values) => nextArrival(host, values),

  wake(state, host, values, agent, timer) {
    if (timer === care.ARRIVAL) {
      if (values.limit > 0 && state.came >= values.limit) return;
      arrive(state, host, values);
      nextArrival(host, values);
    } else if (timer === care.DONE) care.finish(state, host, values, agent);
    else {
      while (earliest(state.agenda) <= host.now) {
        const patient = state.patients.get(takeEarliest(state.agenda));
        if (patient === undefined) continue;
        if (patient.worseAt === host.now) care.worsen(state, host, values, patient);
        // Opinions that were lost on the way are done without.
        else if (patient.dueAt === host.now) care.discharge(state, patient, conclude(values, patient));
      }
      care.rearm(state, host);
      care.serve(state, host, values);
    }
  },
  inject: (state, host, values) => arrive(state, host, values),
  changed(_state, host, values, key) {
    if (key === 'perHour' || key === 'limit') nextArrival(host, values);
  },

  receive(state, host, values, to, from, kind, value, payload) {
    const patient = state.patients.get(value);
    if (kind === care.OPINION) {
      if (patient && patient.awaited > 0) care.hear(state, values, patient, payload as number);
      else host.redundant();
      return;
    }
    state.inbox[to].push({ patient: value, from });
    if (state.doing[to] !== 0 || !state.desk.isFree[to]) return;
    state.desk.isFree[to] = 0;
    care.goOn(state, host, values, to);
  },

  /** Whoever was being seen waits again, at the level of before. */
  crash(state, host, values, agent) {
    if (state.doing[agent] !== 0) care.abandon(state, host, values, agent);
    state.desk.isFree[agent] = 0;
    state.inbox[agent] = [];
    care.serve(state, host, values);
  },
  restart(state, host, values, agent) {
    setFree(state.desk, agent, host.now);
    care.serve(state, host, values);
  },

  answered(state, host, values, answer) {
    const patient = state.patients.get(answer.serial);
    if (!state.byTeam || patient === undefined) return;
    care.see(state, host, values, patient);
    care.discharge(state, patient, patient.sick === answer.right);
  },

  observe(state, host, _values, [doing, inbox, readings]) {
    for (let agent = 0; agent < host.n; agent++) {
      doing[agent] = state.doing[agent];
      inbox[agent] = state.inbox[agent].length;
      readings[agent] = state.readings[agent];
    }
  },
  measure: (state, host, _values, into) => measureTriage(state, utilisationOf(state.desk, host.n, host.now), into),
  theory: (host, values): Record<string, Theory> => expectations(host.n, values),
  inspect: (state, host, _values, agent) => inspectClinician(state, host, agent),
  sentence: (state, host, values) => triageSentence(state, host, values),

  verdict(state, _host, values) {
    if (values.limit === 0 || state.came < values.limit || state.patients.size > 0) return null;
    return { state: 'done', text: `All ${state.came} patients have been cared for; ${state.lost} were lost while they waited.` };
  },

  warnings(host, values) {
    const load = (values.perHour * meanMinutes(values)) / 60 / host.n;
    if (load < 1) return [];
    return [`Patients bring ${load.toFixed(2)} times the work that ${host.n} clinicians can do: the line grows, and those who can wait longest wait for ever.`];
  },

  paceSeconds: () => 900,
});
