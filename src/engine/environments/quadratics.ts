import { number, table, type ValuesOf } from '../catalog/params.ts';
import { leastLoss } from './dataset/leastLoss.ts';
import type { Theory } from '../kernel/frame.ts';
import { parabolas } from './boards/lineBoard.ts';
import { define } from '../kernel/module.ts';

const params = {
  curvature: table({
    label: 'Curvatures a',
    help: 'Agent i minimises a·(x − b)² / 2; the row is dealt out to the agents in turn.',
    default: [[1, 4, 0.5, 2]],
    min: 0,
    max: 1000,
    maxRows: 1,
    maxColumns: 1000,
  }),
  target: table({
    label: 'Targets b',
    help: 'Where each agent would be best off alone; the row is dealt out in turn.',
    default: [[0, 1, -2, 3]],
    min: -1e6,
    max: 1e6,
    maxRows: 1,
    maxColumns: 1000,
  }),
  noise: number({
    label: 'Noise of gradients',
    help: 'Standard deviation of the normal noise on every gradient.',
    default: 0.5,
    min: 0,
    max: 100,
    step: 0.1,
    live: true,
  }),
  start: number({
    label: 'Start',
    help: 'The model everyone starts from.',
    default: 10,
    min: -1e6,
    max: 1e6,
  }),
};

/** One number to learn, about which agents differ: every result has a closed form. */
export const quadratics = define<typeof params, null>({
  id: 'quadratics',
  label: 'One number, many opinions',
  summary: 'Each agent has a parabola of its own; together they look for the number that is best for all.',
  source:
    'The quadratic model of Khaled, Mishchenko & Richtárik, Tighter theory for local SGD, AISTATS 2020.',
  params,
  init: () => null,
  board: (_state, host, values) => parabolas(values.curvature[0], values.target[0], values.start, host.n),
  dimension: () => 1,
  beginModel(_state, _host, values, into) {
    into[0] = values.start;
  },
  gradient(_state, host, values, agent, model, into) {
    const [a] = values.curvature;
    const [b] = values.target;
    into[0] = a[agent % a.length] * (model[0] - b[agent % b.length]);
    if (values.noise > 0) into[0] += values.noise * host.chance.at(agent).normal(0, 1);
  },
  loss(_state, _host, values, agent, model) {
    const [a] = values.curvature;
    const [b] = values.target;
    const off = model[0] - b[agent % b.length];
    return (a[agent % a.length] * off * off) / 2;
  },
  theory({ n }, values): Record<string, Theory> {
    const best = optimumOf(n, values);
    if (best === null) return {};
    const [a] = values.curvature;
    const [b] = values.target;
    let loss = 0;
    for (let agent = 0; agent < n; agent++) {
      const off = best - b[agent % b.length];
      loss += (a[agent % a.length] * off * off) / 2 / n;
    }
    return leastLoss(loss);
  },
  optimum(_state, host, values) {
    const best = optimumOf(host.n, values);
    return best === null ? null : Float64Array.of(best);
  },
});

/** Σ a b / Σ a, where the mean of all parabolas has slope 0; null where all are flat. */
function optimumOf(n: number, { curvature: [a], target: [b] }: ValuesOf<typeof params>): number | null {
  let steepness = 0;
  let pull = 0;
  for (let agent = 0; agent < n; agent++) {
    steepness += a[agent % a.length];
    pull += a[agent % a.length] * b[agent % b.length];
  }
  return steepness > 0 ? pull / steepness : null;
}
