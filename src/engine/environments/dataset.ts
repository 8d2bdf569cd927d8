import type { Theory } from '../kernel/frame.ts';
import { define } from '../kernel/module.ts';
import { boardOf } from './dataset/board.ts';
import { collect, type Data } from './dataset/data.ts';
import { accuracyOf, gradientOf, lossOf, optimumOf, shapeOf } from './dataset/fit.ts';
import { fittedOf } from './dataset/models.ts';
import { leastLoss } from './dataset/leastLoss.ts';
import { params } from './dataset/params.ts';

interface State {
  /** Frozen: see Data. */
  data: Data;
  /** The weights everyone starts from. */
  start: Float64Array;
}

/** Samples that lie with the agents, drawn or from a table, and a model to fit to them together. */
export const dataset = define<typeof params, State>({
  id: 'dataset',
  label: 'Samples to learn from',
  summary:
    'Samples of classes or numbers lie with the agents, evenly or not, still or drifting; a model is to be fitted to all of them.',
  source:
    'Label skew by Dirichlet: Hsu, Qi & Brown, Measuring the effects of non-identical data distribution, 2019; kinds of drift: Gama et al., A survey on concept drift adaptation, ACM Computing Surveys 46(4), 2014.',
  params,

  init(host, values) {
    const data = collect(host, values);
    const shape = shapeOf(data, values);
    const { body } = fittedOf(values.model, data.classes);
    const start = new Float64Array(body.size(shape));
    body.begin(start, shape, host.dice);
    return { data, start };
  },
  dimension: ({ start }) => start.length,
  beginModel: ({ start }, _host, _values, into) => into.set(start),
  weight: ({ data }, _host, _values, agent) => data.first[agent + 1] - data.first[agent],
  gradient: ({ data }, host, values, agent, model, into) =>
    gradientOf(data, host, values, agent, model, into),
  loss: ({ data }, host, values, agent, model) => lossOf(data, host.now, values, agent, model),
  accuracy: ({ data }, host, values, model) => accuracyOf(data, host.now, values, model),
  foretellsNumbers: ({ data }) => data.classes === 0,
  optimum: ({ data }, host, values, evenly) => optimumOf(data, host.now, values, evenly),
  board: ({ data }, host, values, _agent, model) => boardOf(data, host.now, values, model),

  theory(_host, values, _scenario, state): Record<string, Theory> {
    if (values.drift !== 'none' || !state) return {};
    const { data } = state;
    const best = optimumOf(data, 0, values, true);
    if (best === null) return {};
    const agents = data.first.length - 1;
    let loss = 0;
    for (let agent = 0; agent < agents; agent++) loss += lossOf(data, 0, values, agent, best) / agents;
    return leastLoss(loss);
  },

  inspect({ data }, _host, _values, agent) {
    const held = data.first[agent + 1] - data.first[agent];
    const rows = [{ group: 'Data', label: 'Samples held', value: String(held) }];
    if (data.classes === 0) return rows;
    const counts = new Array<number>(data.classes).fill(0);
    for (let at = data.first[agent]; at < data.first[agent + 1]; at++) counts[data.y[at]] += 1;
    const mix = counts.map((count, c) => `${data.names[c]}: ${count}`).join(', ');
    return [...rows, { group: 'Data', label: 'Of each class', value: mix, long: true }];
  },

  warnings({ n }, values) {
    const warnings: string[] = [];
    const rows = values.source === 'table' ? linesOf(values.table) - 1 : n * values.samples;
    if (values.batch === 0 && rows >= SLOW_FROM)
      warnings.push(
        `Every step looks at all ${Math.round(rows / 1000)} thousand samples, so that time passes slowly here: choose a minibatch.`,
      );
    const numbers =
      values.source === 'line' ||
      values.source === 'wave' ||
      (values.source === 'table' && values.task === 'numbers');
    if (numbers && (values.model === 'softmax' || values.model === 'logistic') && values.source === 'wave')
      warnings.push('No plane follows a wave: choose the model with a hidden layer.');
    return warnings;
  },
});

/** Samples from which on a step over all of them takes far longer than it stands for. */
const SLOW_FROM = 200_000;

/** Lines of a text that are not left empty at its end. */
function linesOf(text: string): number {
  let lines = text === '' || text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
