import type { ValuesOf } from '../catalog/params.ts';
import { Chance } from '../kernel/chance.ts';
import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import { shapes } from '../tasks/shapes/index.ts';
import { givenTasks } from '../tasks/given.ts';
import { cannotBeDone } from '../tasks/graph.ts';
import type { Step, Task } from '../tasks/task.ts';
import { params } from './tasks/params.ts';

type Values = ValuesOf<typeof params>;

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
  value: number;
}

/** A stream of tasks, each a graph of steps, for a team to do. */
export const tasks = define<typeof params, State>({
  id: 'tasks',
  label: 'Tasks for a team',
  summary: 'Tasks keep arriving; each is a graph of steps that ask for skill, tools and time.',
  source: 'Task properties of arXiv:2512.08296 (decomposability, sequential depth, tool count); DAG tasks as in Graham 1969.',
  params,
  timers: ['arrival'],
  metrics: [
    { id: 'success', label: 'Success', unit: '%', help: 'Share of answered tasks whose answer is right and in time.', primary: true },
    { id: 'answered-tasks', label: 'Tasks answered', unit: '', help: 'Tasks handed in, right or wrong.' },
    { id: 'open', label: 'Tasks open', unit: '', help: 'Tasks that have arrived and are not answered.', primary: true },
    { id: 'turns', label: 'Turns a task', unit: '', help: 'Mean turns spent on an answered task.', primary: true },
    { id: 'tokens', label: 'Tokens a task', unit: '', help: 'Mean tokens spent on an answered task.' },
    { id: 'seconds', label: 'Time a task', unit: 's', help: 'Mean time from arrival to answer.' },
    { id: 'partial', label: 'Steps right', unit: '%', help: 'Mean share of steps that are right in an answered task.' },
    { id: 'per-tokens', label: 'Successes per 1,000 tokens', unit: '', help: 'Right answers × 1,000 / tokens spent on answered tasks.' },
  ],

  init: () => ({
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
  }),

  begin(state, host, values) {
    const first = values.arrivals === 'one' ? values.atOnce : 1;
    for (let i = 0; i < first; i++) arrive(state, host, values);
  },
  wake(state, host, values) {
    const count = values.arrivals === 'one' ? state.owed : 1;
    state.owed = 0;
    for (let i = 0; i < count; i++) arrive(state, host, values);
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
    into[0] = (100 * state.right) / done;
    into[1] = state.answered;
    into[2] = state.open.size;
    into[3] = state.turns / done;
    into[4] = state.tokens / done;
    into[5] = state.secondsSum / done;
    into[6] = (100 * state.partialSum) / done;
    into[7] = state.tokens === 0 ? 0 : (1000 * state.right) / state.tokens;
  },

  sentence(state) {
    if (state.answered === 0) return state.offered === 0 ? 'No task yet.' : 'The first task is being worked on.';
    const late = state.late > 0 ? `, ${state.late} late` : '';
    return `${state.right} of ${state.answered} tasks right${late}; ${(state.turns / state.answered).toFixed(1)} turns and ${(state.secondsSum / state.answered).toFixed(1)} s each.`;
  },

  verdict(state, _host, values) {
    if (values.limit === 0 || state.offered < values.limit || state.open.size > 0) return null;
    return { state: 'done', text: `All ${state.answered} tasks are answered, ${state.right} of them right.` };
  },

  warnings: () => [],
});

function arrive(state: State, host: Host, values: Values): void {
  if (values.limit > 0 && state.offered >= values.limit) return;
  offer(state, host, values);
  if (values.arrivals === 'one') return;
  const pause = values.arrivals === 'regular' ? values.meanSeconds : host.dice.exponential(values.meanSeconds);
  host.after(-1, ARRIVAL, pause);
}

function offer(state: State, host: Host, values: Values): void {
  const serial = state.offered++;
  const task: Task = Object.freeze({
    serial,
    arrivedAt: host.now,
    deadline: values.deadlineSeconds > 0 ? host.now + values.deadlineSeconds : Infinity,
    value: 1,
    ambiguity: values.ambiguity,
    steps: Object.freeze(drawSteps(host, values, serial)),
  });
  state.open.set(serial, task);
  if (!host.offer(task)) {
    state.refused += 1;
    state.open.delete(serial);
  }
}

/** The steps of task number `serial`: a function of the seed and that number alone, so that all teams get the same tasks. */
function drawSteps(host: Host, values: Values, serial: number): readonly Step[] {
  if (values.shape === 'given') return givenSteps(host, values, serial);
  const chance = new Chance(host.seed, `task ${serial}`);
  const needs = shapes[values.shape](values, chance);
  return needs.map((before) =>
    Object.freeze({
      needs: Object.freeze(before),
      skill: chance.below(host.traits.skills),
      difficulty: Math.max(0, values.difficulty + values.spread * (2 * chance.uniform() - 1)),
      work: 1,
      tools: values.tools,
      evidence: 1,
    }),
  );
}

/** The file's tasks in turn; one that asks for a skill which nobody has ends the run. */
function givenSteps(host: Host, { given }: Values, serial: number): readonly Step[] {
  const list = givenTasks(given);
  const { name, steps } = list[serial % list.length];
  const fault = cannotBeDone(steps, host.traits.skills);
  if (fault !== null) host.violate('Task that can be done', `${name}: ${fault}; the population has ${host.traits.skills}.`);
  return steps;
}
