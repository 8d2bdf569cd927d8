import { integer, number, type ValuesOf } from '../catalog/params.ts';
import type { Host } from '../kernel/host.ts';
import { exp, log } from '../kernel/mathematics.ts';
import { modelBoard, numbered, withoutBias } from './boards/modelBoard.ts';
import { define } from '../kernel/module.ts';

const params = {
  classes: integer({ label: 'Classes', help: 'Kinds of sample to tell apart.', default: 4, min: 2, max: 20 }),
  features: integer({ label: 'Features', help: 'Numbers that describe a sample.', default: 8, min: 1, max: 200 }),
  distance: number({
    label: 'Distance of classes',
    help: 'Standard deviation of the class centres, where samples scatter about theirs with 1.',
    default: 1.2,
    min: 0.1,
    max: 10,
    step: 0.1,
  }),
  samples: integer({ label: 'Samples an agent', help: 'Mean number of samples that an agent holds.', default: 60, min: 1, max: 10000 }),
  alpha: number({
    label: 'Evenness of labels',
    help: 'Dirichlet α: large is the same mix for everyone, 0.1 is almost one class an agent.',
    default: 0.5,
    min: 0.05,
    max: 100,
    scale: 'log',
  }),
  batch: integer({ label: 'Minibatch', help: 'Samples behind one gradient; 0 is all that the agent holds.', default: 16, min: 0, max: 10000, live: true }),
};

interface State {
  /** Samples one after the other, features each; those of agent i from first[i] to first[i + 1]; then those held out. */
  x: Float64Array;
  y: Uint8Array;
  first: Int32Array;
}

/** Samples held out to measure accuracy on. */
const HELD_OUT = 400;

/** Normal clouds to tell apart by a softmax classifier, with labels spread unevenly over agents. */
export const blobs = define<typeof params, State>({
  id: 'blobs',
  label: 'Clouds to tell apart',
  summary: 'Samples of several classes lie with the agents, unevenly; a softmax classifier must tell them apart.',
  source: 'Label skew by Dirichlet as in Hsu, Qi & Brown, Measuring the effects of non-identical data distribution, 2019.',
  params,
  init: draw,
  board(state, _host, values, _agent, model) {
    const point = (x: Float64Array, into: Float64Array): void => {
      if (model) probabilities(model, x, 0, values, into);
    };
    return modelBoard({
      ...state,
      classes: numbered(values.classes),
      features: numbered(values.features),
      weights: model && withoutBias(model, values.classes, values.features),
      picture: null,
      predict: model && point,
    });
  },
  dimension: (_state, _host, values) => values.classes * (values.features + 1),
  beginModel: (_state, _host, _values, into) => void into.fill(0),
  weight: ({ first }, _host, _values, agent) => first[agent + 1] - first[agent],
  gradient({ x, y, first }, host, values, agent, model, into) {
    const { classes, features, batch } = values;
    const held = first[agent + 1] - first[agent];
    const count = batch === 0 ? held : Math.min(batch, held);
    const p = new Float64Array(classes);
    into.fill(0);
    for (let i = 0; i < count; i++) {
      const at = first[agent] + (count === held ? i : host.chance.at(agent).below(held));
      probabilities(model, x, at, values, p);
      p[y[at]] -= 1;
      for (let c = 0; c < classes; c++) {
        const row = c * (features + 1);
        for (let f = 0; f < features; f++) into[row + f] += (p[c] * x[at * features + f]) / count;
        into[row + features] += p[c] / count;
      }
    }
  },
  loss({ x, y, first }, _host, values, agent, model) {
    const p = new Float64Array(values.classes);
    let sum = 0;
    for (let at = first[agent]; at < first[agent + 1]; at++) {
      probabilities(model, x, at, values, p);
      sum -= log(Math.max(1e-300, p[y[at]]));
    }
    return sum / Math.max(1, first[agent + 1] - first[agent]);
  },
  accuracy({ x, y, first }, host, values, model) {
    const p = new Float64Array(values.classes);
    let right = 0;
    for (let at = first[host.n]; at < y.length; at++) {
      probabilities(model, x, at, values, p);
      let best = 0;
      for (let c = 1; c < p.length; c++) if (p[c] > p[best]) best = c;
      right += best === y[at] ? 1 : 0;
    }
    return right / (y.length - first[host.n]);
  },
});

/** Softmax of the model's scores for a sample, the largest taken out first so that nothing overflows. */
function probabilities(
  model: Float64Array,
  x: Float64Array,
  at: number,
  { classes, features }: ValuesOf<typeof params>,
  into: Float64Array,
): void {
  let most = -Infinity;
  for (let c = 0; c < classes; c++) {
    const row = c * (features + 1);
    let score = model[row + features];
    for (let f = 0; f < features; f++) score += model[row + f] * x[at * features + f];
    into[c] = score;
    most = Math.max(most, score);
  }
  let sum = 0;
  for (let c = 0; c < classes; c++) {
    into[c] = exp(into[c] - most);
    sum += into[c];
  }
  for (let c = 0; c < classes; c++) into[c] /= sum;
}

function draw(host: Host, values: ValuesOf<typeof params>): State {
  const { classes, features, samples, alpha, distance } = values;
  const { dice, n } = host;
  const centres = Float64Array.from({ length: classes * features }, () => distance * dice.normal(0, 1));
  const total = n * samples + HELD_OUT;
  const x = new Float64Array(total * features);
  const y = new Uint8Array(total);
  const first = new Int32Array(n + 1);
  const put = (at: number, label: number) => {
    y[at] = label;
    for (let f = 0; f < features; f++) x[at * features + f] = centres[label * features + f] + dice.normal(0, 1);
  };
  for (let agent = 0; agent < n; agent++) {
    first[agent + 1] = first[agent] + samples;
    const mix = dice.dirichlet(new Array(classes).fill(alpha));
    for (let at = first[agent]; at < first[agent + 1]; at++) put(at, dice.categorical(mix));
  }
  for (let at = first[n]; at < total; at++) put(at, dice.below(classes));
  return { x, y, first };
}
