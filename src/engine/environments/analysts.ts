import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import type { Step } from '../tasks/task.ts';
import * as desk from './analysts/desk.ts';
import { params, type Values } from './analysts/params.ts';
import { emptyState, GOOD, SILENT, type State, weightOfNews } from './analysts/state.ts';
import { expectations } from './analysts/theory.ts';

/** Streams of evidence in a question under an architecture, at most. */
const STREAMS_AT_MOST = 24;

/** Analysts with evidence of their own, one call: heard one after the other they may herd. */
export const analysts = define<typeof params, State>({
  id: 'analysts',
  label: 'Analysts',
  summary: 'Each agent has evidence of its own on whether a stock is good; who hears others first may follow them against its own news.',
  source: 'Bikhchandani, Hirshleifer & Welch, Journal of Political Economy 100(5), 1992; Bates & Granger, OR Quarterly 20, 1969; Condorcet 1785.',
  params,
  messages: [
    { id: 'calls', label: 'Calls so far', glyph: 'payload' },
    { id: 'report', label: 'Report', glyph: 'vote' },
  ],
  timers: ['ask', 'think', 'watch'],
  channels: [
    { id: 'call', label: 'Call', categories: ['silent', 'good', 'bad'] },
    { id: 'against', label: 'Own news', categories: ['followed', 'overruled'] },
    { id: 'signal', label: 'Own evidence' },
  ],
  metrics: [
    { id: 'right', label: 'Group is right', unit: '%', help: 'Share of questions on which the group’s call is right: the last one’s in sequence, else the one put together.', primary: true },
    { id: 'calls-right', label: 'Calls right', unit: '%', help: 'Share of all single calls that are right.', primary: true },
    { id: 'wrong-cascades', label: 'Wrong cascades', unit: '%', help: 'Share of questions that ended with all following each other, wrongly.', primary: true },
    { id: 'against', label: 'Against own news', unit: '%', help: 'Share of calls made against the caller’s own evidence.' },
    { id: 'error', label: 'Mean squared error', unit: '', help: 'Mean of (group’s estimate − truth)², where evidence is a number.' },
    { id: 'questions', label: 'Questions', unit: '', help: 'Questions that have been answered.' },
    { id: 'seconds', label: 'Time a question', unit: 's', help: 'Mean time from a question to the group’s call.' },
  ],

  init: (host) => emptyState(host.n),
  begin: (_state, host) => host.after(-1, desk.ASK, 0),
  wake(state, host, values, agent, timer) {
    if (timer === desk.THINK) desk.speak(state, host, values, agent);
    else if (timer === desk.WATCH) desk.lookAfter(state, host, values);
    else if (!state.open && !(state.byTeam = offer(state, host, values))) desk.ask(state, host, values);
  },
  receive(state, host, values, to, from, kind, value, payload) {
    if (kind === desk.CALLS) desk.heard(state, host, values, to, value);
    else if (state.open && payload === state.question) desk.gather(state, host, values, from, value);
    else host.redundant();
  },
  changed(state, host, values, key) {
    if (key === 'limit' && !state.open && (values.limit === 0 || state.question + 1 < values.limit)) host.after(-1, desk.ASK, 0);
  },
  answered(state, host, values, answer) {
    if (!state.byTeam || answer.serial !== state.question) return;
    state.open = false;
    state.closed += 1;
    const isRight = 2 * answer.partial > 1;
    state.right += isRight ? 1 : 0;
    state.last = isRight ? 1 : 0;
    state.seconds += host.now - state.askedAt;
    if (values.limit === 0 || state.question + 1 < values.limit) host.after(-1, desk.ASK, values.pauseSeconds);
  },

  observe(state, host, _values, [call, against, signal]) {
    for (let agent = 0; agent < host.n; agent++) {
      call[agent] = state.call[agent];
      against[agent] = state.against[agent];
      signal[agent] = state.signal[agent];
    }
  },
  measure(state, _host, _values, into) {
    const share = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole);
    into[0] = share(state.right, state.closed);
    into[1] = share(state.callsRight, state.calls);
    into[2] = share(state.wrongCascades, state.closed);
    into[3] = share(state.callsAgainst, state.calls);
    into[4] = state.closed === 0 ? 0 : state.squares / state.closed;
    into[5] = state.closed;
    into[6] = state.closed === 0 ? 0 : state.seconds / state.closed;
  },
  theory: (host, values) => expectations(host.n, values),
  inspect: (state, _host, _values, agent) => [
    { group: 'Analyst', label: 'Own evidence', value: state.question < 0 ? 'none yet' : state.signal[agent].toFixed(2) },
    { group: 'Analyst', label: 'Call', value: state.call[agent] === SILENT ? 'none yet' : state.call[agent] === GOOD ? 'good' : 'bad' },
    { group: 'Analyst', label: 'Place in the order', value: String(state.turn.indexOf(agent) + 1) },
  ],
  sentence(state, host, values) {
    if (state.closed === 0) return 'The first question is on the table.';
    const share = ((100 * state.right) / state.closed).toFixed(0);
    const start = `The group was right on ${share} of 100 questions`;
    if (state.byTeam) return `${start}.`;
    if (values.evidence === 'normal') return `${start}; its squared error is ${(state.squares / state.closed).toFixed(3)}.`;
    if (values.order === 'at-once') return `${start}; each of its ${host.n} analysts on ${((100 * state.callsRight) / state.calls).toFixed(0)}.`;
    const now = state.open && state.cascadeAt >= 0 ? ` Now all follow since call ${state.cascadeAt + 1}, whatever their own news.` : '';
    return `${start}; in ${((100 * state.wrongCascades) / state.closed).toFixed(0)} of 100 all followed each other into a mistake.${now}`;
  },
  verdict(state, _host, values) {
    if (values.limit === 0 || state.closed < values.limit) return null;
    return { state: 'done', text: `All ${state.closed} questions are answered, ${state.right} rightly.` };
  },
  paceSeconds: (values) => 10 * values.thinkSeconds,
});

/** How steeply a team’s success rises with skill over difficulty: an analyst of skill 0.5 reads its stream as rightly as alone. */
const STEEPNESS = 8;

/** Under an architecture a question is a task: a step for each stream of evidence, right if most of them are read rightly. */
function offer(state: State, host: Host, values: Values): boolean {
  const streams = Math.min(host.n, STREAMS_AT_MOST);
  const { skills } = host.traits;
  const difficulty = Math.max(0, 0.5 - weightOfNews(values) / STEEPNESS);
  const steps = Array.from({ length: streams }, (_, stream): Step =>
    Object.freeze({ needs: NOTHING, skill: stream % skills, difficulty, work: values.thinkSeconds, tools: 0, evidence: 1 }),
  );
  const serial = state.question + 1;
  const before = { open: state.open, question: state.question, askedAt: state.askedAt };
  Object.assign(state, { open: true, question: serial, askedAt: host.now, byTeam: true });
  if (host.offer(Object.freeze({ serial, arrivedAt: host.now, deadline: Infinity, value: 1, ambiguity: 0, steps: Object.freeze(steps) }))) return true;
  Object.assign(state, before);
  return false;
}

const NOTHING: readonly number[] = Object.freeze([]);
