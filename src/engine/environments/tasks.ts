import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import { givenTasks } from '../tasks/given.ts';
import { type Complexity, complexityOf, meanComplexity } from '../tasks/complexity.ts';
import type { Task } from '../tasks/task.ts';
import { drawSteps, drawValue, type Values } from './tasks/draw.ts';
import { type Abilities, abilitiesOf, hopeless } from './tasks/hopeless.ts';
import { metrics } from './tasks/metrics.ts';
import { params } from './tasks/params.ts';
import { unfit } from './tasks/unfit.ts';

const ARRIVAL = 0;

interface State {
  offered: number;
  /** Tasks answered at this moment, whose successors are still to come. */
  owed: number;
  refused: number;
  answered: number;
  right: number;
  late: number;
  partialSum: number;
  turns: number;
  tokens: number;
  secondsSum: number;
  /** Tasks offered and not yet answered, by serial number. */
  open: Map<number, Task>;
  /** Value of right answers in time, and of all answered tasks. */
  value: number;
  valueAnswered: number;
  abilities: Abilities;
  complexity: Complexity;
  /** Tasks that nobody can do, and why the first of them cannot be done. */
  hopeless: number;
  hopelessBecause: string;
  /** Why the tasks of the file cannot even be begun; '' if they can. */
  unfit: string;
}

/** Answers after which a run of tasks that nobody can do is given up. */
const GIVEN_UP_AFTER = 10;
/** Tasks over which complexity is taken: the first that the seed gives. */
const SAMPLED = 32;

/** A stream of tasks, each a graph of steps, for a team to do. */
export const tasks = define<typeof params, State>({
  id: 'tasks',
  label: 'Tasks for a team',
  summary: 'Tasks keep arriving; each is a graph of steps that ask for skill, tools and time.',
  source: 'Task properties of arXiv:2512.08296 (decomposability, sequential depth, tool count); DAG tasks as in Graham 1969.',
  params,
  timers: ['arrival'],
  metrics,

  init: (host, values) => ({
    offered: 0,
    owed: 0,
    refused: 0,
    answered: 0,
    right: 0,
    late: 0,
    partialSum: 0,
    turns: 0,
    tokens: 0,
    secondsSum: 0,
    open: new Map(),
    value: 0,
    valueAnswered: 0,
    abilities: abilitiesOf(host),
    complexity: complexityNow(host, values),
    hopeless: 0,
    hopelessBecause: '',
    unfit: values.shape === 'given' ? unfit(givenTasks(values.given), abilitiesOf(host)) : '',
  }),

  begin(state, host, values) {
    if (state.unfit !== '') return host.note('unfit', state.unfit, undefined, 'bad');
    const first = values.arrivals === 'one' ? values.atOnce : values.burst;
    for (let i = 0; i < first; i++) arrive(state, host, values);
    next(state, host, values);
  },
  wake(state, host, values) {
    const count = values.arrivals === 'one' ? state.owed : values.burst;
    state.owed = 0;
    for (let i = 0; i < count; i++) arrive(state, host, values);
    next(state, host, values);
  },
  changed(state, host, values) {
    state.complexity = complexityNow(host, values);
  },
  inject: (state, host, values) => offer(state, host, values),

  answered(state, host, values, answer) {
    const task = state.open.get(answer.serial);
    if (!task) return;
    state.open.delete(answer.serial);
    const inTime = host.now <= task.deadline;
    state.answered += 1;
    state.right += answer.right && inTime ? 1 : 0;
    state.late += inTime ? 0 : 1;
    state.value += answer.right && inTime ? task.value : 0;
    state.valueAnswered += task.value;
    state.partialSum += answer.partial;
    state.turns += answer.turns;
    state.tokens += answer.tokens;
    state.secondsSum += host.now - task.arrivedAt;
    // A moment later, not within the team's own step, so that a team of no delay cannot recurse for ever.
    state.owed += 1;
    // An answer in no time must not bring the next task in no time, for ever.
    const pause = host.now > task.arrivedAt ? 0 : values.meanSeconds;
    if (values.arrivals === 'one') host.after(-1, ARRIVAL, pause);
  },

  measure(state, _host, _values, into) {
    const done = Math.max(1, state.answered);
    const { whole, depth, coupling, uncertainty } = state.complexity;
    into.set([
      (100 * state.right) / done,
      state.answered,
      state.open.size,
      state.turns / done,
      state.tokens / done,
      state.secondsSum / done,
      (100 * state.partialSum) / done,
      state.tokens === 0 ? 0 : (1000 * state.right) / state.tokens,
      (100 * state.late) / done,
      state.value,
      state.valueAnswered === 0 ? 0 : (100 * state.value) / state.valueAnswered,
      whole,
      depth,
      coupling,
      uncertainty,
    ]);
  },

  sentence(state) {
    if (state.unfit !== '') return state.unfit;
    if (state.answered === 0) return state.offered === 0 ? 'No task yet.' : 'The first task is being worked on.';
    const late = state.late > 0 ? `, ${state.late} late` : '';
    return `${state.right} of ${state.answered} tasks right${late}; ${(state.turns / state.answered).toFixed(1)} turns and ${(state.secondsSum / state.answered).toFixed(1)} s each.`;
  },

  verdict(state, _host, values) {
    if (state.unfit !== '') return { state: 'failed', text: state.unfit };
    if (state.right === 0 && state.answered >= GIVEN_UP_AFTER && state.hopeless === state.offered)
      return { state: 'failed', text: `Nobody can do these tasks: ${state.hopelessBecause}.` };
    if (values.limit === 0 || state.offered < values.limit || state.open.size > 0) return null;
    if (state.right === 0 && state.hopeless > 0)
      return { state: 'failed', text: `None of ${state.answered} tasks is right, and ${state.hopeless} could be done by nobody: ${state.hopelessBecause}.` };
    return { state: 'done', text: `All ${state.answered} tasks are answered, ${state.right} of them right.` };
  },

  warnings: () => [],
});

function arrive(state: State, host: Host, values: Values): void {
  if (values.limit === 0 || state.offered < values.limit) offer(state, host, values);
}

/** Sets the clock for the next burst; the rate of tasks is the same whatever its size. */
function next(state: State, host: Host, { arrivals, meanSeconds, burst, limit }: Values): void {
  if (arrivals === 'one' || (limit > 0 && state.offered >= limit)) return;
  const mean = meanSeconds * burst;
  host.after(-1, ARRIVAL, arrivals === 'regular' ? mean : host.dice.exponential(mean));
}

function offer(state: State, host: Host, values: Values): void {
  if (state.unfit !== '') return;
  const serial = state.offered++;
  const task: Task = Object.freeze({
    serial,
    arrivedAt: host.now,
    deadline: values.deadlineSeconds > 0 ? host.now + values.deadlineSeconds : Infinity,
    value: drawValue(host, values, serial),
    ambiguity: values.ambiguity,
    chargesWork: true,
    steps: Object.freeze(drawSteps(host, values, serial)),
  });
  const because = hopeless(task, state.abilities);
  if (because !== null) {
    state.hopeless += 1;
    if (state.hopelessBecause === '') {
      state.hopelessBecause = because;
      host.note('hopeless', `Nobody can do this: ${because}.`, undefined, 'bad');
    }
  }
  state.open.set(serial, task);
  if (!host.offer(task)) {
    state.refused += 1;
    state.open.delete(serial);
  }
}

function complexityNow(host: Host, values: Values): Complexity {
  const { mean } = abilitiesOf(host);
  const all: Complexity[] = [];
  for (let serial = 0; serial < SAMPLED; serial++)
    all.push(complexityOf(drawSteps(host, values, serial), values.ambiguity, (skill) => mean[skill] ?? 0));
  return meanComplexity(all);
}
