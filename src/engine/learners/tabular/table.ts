import { choice, number, type ValuesOf } from '../../catalog/params.ts';
import type { InspectionRow } from '../../kernel/frame.ts';
import { rowsOf } from '../playing/show.ts';
import type { Situation } from '../playing/spec.ts';
import { rowAt } from '../playing/tallies.ts';
import { countsVisits, setPace, shareAfter, stepParams } from './steps.ts';
import { chancesFrom, explorationParams, type ExplorationValues, explore, levelAt } from './exploration.ts';

/** Parameters of every learner with a table of values by state and action. */
export const tableParams = {
  alpha: number({
    label: 'Step size',
    help: 'Share α of the error by which a value is corrected.',
    default: 0.1,
    min: 0.001,
    max: 1,
    scale: 'log',
    live: true,
  }),
  ...stepParams,
  gamma: number({
    label: 'Discount',
    help: 'Worth γ of a reward a step later against one now.',
    default: 0.95,
    min: 0,
    max: 1,
    step: 0.01,
    live: true,
  }),
  firstValue: number({
    label: 'First values',
    help: 'What every action is thought to be worth before it is tried; high is optimistic.',
    default: 0,
    min: -1000,
    max: 1000,
  }),
  ...explorationParams,
};

/** Whether agents have a table each or all write into one (parameter sharing). */
export const tables = choice({
  label: 'Tables',
  help: 'Whether each agent has a table of its own, or all act and learn by one.',
  default: 'own',
  options: [
    { value: 'own', label: 'One each' },
    {
      value: 'common',
      label: 'One for all',
      help: 'Parameter sharing; without messages, as if trained in one place (Tan 1993: same policy).',
    },
  ],
});

export type TableValues = ValuesOf<typeof tableParams>;

/** Values Q(state, action) of all agents: agents × states × actions. */
export interface Table {
  states: number;
  actions: number;
  /** All agents use the table of agent 0. */
  common: boolean;
  q: Float64Array;
  visits: Float64Array;
  /** Chance or temperature of the present step. */
  level: number;
  /** Step size of each agent at present, before visits are reckoned with. */
  pace: Float64Array;
  chances: Float64Array;
}

export function tableOf(situation: Situation<TableValues & { tables?: string }>): Table {
  const { play, host, values, time } = situation;
  const states = play.stateCount();
  const actions = play.actionCount();
  const common = values.tables === 'common';
  const q = new Float64Array((common ? 1 : host.n) * states * actions).fill(values.firstValue);
  const visits = new Float64Array(countsVisits(values) ? q.length : 0);
  const pace = new Float64Array(host.n);
  setPace(pace, situation);
  return {
    states,
    actions,
    common,
    q,
    visits,
    pace,
    level: levelAt(values, time),
    chances: new Float64Array(actions),
  };
}

/** Place of the first action of an agent in a state. */
export const rowOf = (table: Table, agent: number, state: number): number =>
  rowAt(table, table.common ? 0 : agent, state);

/** Moves the value at a place towards a target, as far as the agent who learns goes; answers the new value. */
export function correct(table: Table, values: TableValues, at: number, target: number, agent: number): number {
  table.q[at] += stepAt(table, values, at, agent) * (target - table.q[at]);
  return table.q[at];
}

/** The agent’s own step size at a place, also of a table of all, counting the visit where it depends on it. */
export function stepAt(table: Table, values: TableValues, at: number, agent: number): number {
  const pace = table.pace[agent];
  if (!countsVisits(values)) return pace;
  // Turned on while it runs: counts begin then.
  if (table.visits.length === 0) table.visits = new Float64Array(table.q.length);
  table.visits[at] += 1;
  return Math.min(1, pace * shareAfter(values, table.visits[at]));
}

/** The chance or temperature of an agent in the present step: 0 where it explores no more, as at the start where it began again. */
export function levelFor(
  level: number,
  { values, exploiting, began, time }: Situation<ExplorationValues>,
  agent: number,
): number {
  if (exploiting[agent]) return 0;
  return began[agent] === 0 ? level : levelAt(values, time - began[agent]);
}

/** What learners with such a table have in common; each adds how it improves. */
export const tabular = {
  quantity: 'Q',
  prepare(table: Table, situation: Situation<TableValues>): void {
    table.level = levelAt(situation.values, situation.time);
    setPace(table.pace, situation);
  },
  choose(table: Table, situation: Situation<TableValues>, agent: number, state: number): number {
    const { host, values } = situation;
    return explore(
      values,
      levelFor(table.level, situation, agent),
      table.q,
      rowOf(table, agent, state),
      table.actions,
      host.chance.at(agent),
      table.chances,
    );
  },
  policy(
    table: Table,
    situation: Situation<TableValues>,
    agent: number,
    state: number,
    into: Float64Array,
  ): void {
    const level = levelFor(table.level, situation, agent);
    chancesFrom(situation.values, level, table.q, rowOf(table, agent, state), table.actions, into);
  },
  values(table: Table, _situation: unknown, agent: number, state: number, into: Float64Array): void {
    const row = rowOf(table, agent, state);
    into.set(table.q.subarray(row, row + table.actions));
  },
  forget(table: Table, { values }: Situation<TableValues>, agent: number): void {
    // What all share is nobody's to forget.
    if (table.common) return;
    const width = table.states * table.actions;
    table.q.fill(values.firstValue, agent * width, (agent + 1) * width);
    if (table.visits.length > 0) table.visits.fill(0, agent * width, (agent + 1) * width);
  },
  inspect(table: Table, _situation: unknown, agent: number, state: number): InspectionRow[] {
    return rowsOf('Q', table.q, rowOf(table, agent, state), table.actions);
  },
};
