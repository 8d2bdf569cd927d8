import { choice, number, table, type ValuesOf } from '../../catalog/params.ts';
import type { Host } from '../../kernel/host.ts';
import { fiedlerVector } from '../../topologies/measures/spectrum.ts';

/** Where the values that agents average come from: parameters shared by all protocols that average. */
export const initialParams = {
  initial: choice({
    label: 'First values',
    help: 'What each agent holds before the first message.',
    default: 'random',
    options: [
      { value: 'random', label: 'Random', help: 'Drawn uniformly from the lowest to the highest value.' },
      {
        value: 'index',
        label: 'Its number',
        help: 'Agent i holds i, so neighbours on a ring hold much the same.',
      },
      { value: 'one', label: 'One has all', help: 'Agent 0 holds the highest value, all others the lowest.' },
      {
        value: 'alternate',
        label: 'Alternating',
        help: 'Even agents hold the lowest value, odd ones the highest.',
      },
      {
        value: 'slowest',
        label: 'Slowest pattern',
        help: 'The Fiedler vector: the difference that takes longest to even out.',
      },
      { value: 'given', label: 'Given', help: 'A list of values, repeated where there are more agents.' },
    ],
  }),
  low: number({
    label: 'Lowest value',
    help: 'Lower end of the first values.',
    default: 0,
    min: -1e6,
    max: 1e6,
    when: { key: 'initial', is: ['random', 'one', 'alternate'] },
  }),
  high: number({
    label: 'Highest value',
    help: 'Upper end of the first values.',
    default: 100,
    min: -1e6,
    max: 1e6,
    when: { key: 'initial', is: ['random', 'one', 'alternate'] },
  }),
  given: table({
    label: 'Given values',
    help: 'The value of each agent in the order of their numbers.',
    default: [[0, 100]],
    min: -1e9,
    max: 1e9,
    maxRows: 1,
    maxColumns: 1024,
    when: { key: 'initial', is: ['given'] },
  }),
};

/** The values of all agents before the first message. */
export function initialValues(host: Host, values: ValuesOf<typeof initialParams>): Float64Array {
  const { low, high } = values;
  if (values.initial === 'slowest') return fiedlerVector(host.graph);
  const x = new Float64Array(host.n);
  const given = values.given[0] ?? [0];
  for (let agent = 0; agent < host.n; agent++) {
    if (values.initial === 'random') x[agent] = low + (high - low) * host.chance.at(agent).uniform();
    else if (values.initial === 'index') x[agent] = agent;
    else if (values.initial === 'one') x[agent] = agent === 0 ? high : low;
    else if (values.initial === 'alternate') x[agent] = agent % 2 === 0 ? low : high;
    else x[agent] = given.length > 0 ? given[agent % given.length] : 0;
  }
  return x;
}
