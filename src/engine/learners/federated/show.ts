import type { Flows } from '../../kernel/board.ts';
import type { Channel, InspectionRow, MetricInfo } from '../../kernel/frame.ts';
import type { Host } from '../../kernel/host.ts';
import { meanModel, modelOf, type Models } from './common.ts';
import { epsilonOf, type PrivacyValues } from './privacy.ts';

/** Agents whose loss is evaluated for the curve at most: with more, every k-th stands for all. */
const EVALUATED = 200;

export const learningChannels: readonly Channel[] = [
  { id: 'loss', label: 'Own loss' },
  { id: 'apart', label: 'Distance from the mean model' },
  { id: 'samples', label: 'Samples held' },
];

export const learningMetrics: readonly MetricInfo[] = [
  {
    id: 'loss',
    label: 'Mean loss',
    unit: '',
    help: 'Mean over agents of the loss of the agent’s model on its own data.',
    primary: true,
  },
  {
    id: 'consensus',
    label: 'Distance of models',
    unit: '',
    help: 'Root mean square distance of the agents’ models from their mean.',
    primary: true,
  },
  {
    id: 'accuracy',
    label: 'Accuracy',
    unit: '%',
    help: 'Share of held-out samples that the common model gets right (of numbers: of their variance that it explains, below 0 where their mean would do better); 0 where nothing is held out.',
    primary: true,
  },
  { id: 'rounds', label: 'Rounds learned', unit: '', help: 'Exchanges made so far.' },
  {
    id: 'bytes-sent',
    label: 'Bytes of models',
    unit: 'B',
    help: 'Bytes of models and changes that learners have handed over to be sent.',
  },
  {
    id: 'off-optimum',
    label: 'Distance from the optimum',
    unit: '',
    help: 'Distance of the common model from the one of least mean loss; 0 where no closed form is known.',
  },
  {
    id: 'epsilon',
    label: 'Privacy spent ε',
    unit: '',
    help: 'ε of (ε, δ)-differential privacy of an agent’s data, T/2σ² + √(2T ln(1/δ))/σ after T noisy changes of the agent that made most; 0 where no noise is added and nothing is promised.',
  },
];

/** The model of an agent; of -1 the one that all work for: the server's, or the mean where there is none. */
export const modelAt = (state: Models, n: number, agent: number, server = -1): Float64Array =>
  agent < 0 && server < 0 ? meanModel(state, n) : modelOf(state, agent < 0 ? server : agent).slice();

function squaredDistance(a: Float64Array, b: Float64Array): number {
  let squares = 0;
  for (let d = 0; d < a.length; d++) squares += (a[d] - b[d]) * (a[d] - b[d]);
  return squares;
}

/** What is measured of every learner of one model: `server` is the agent whose model counts, or -1; `evenly`: agents weigh alike, not samples. */
export function measureModels(
  state: Models,
  host: Host,
  into: Float64Array,
  values: Partial<PrivacyValues>,
  { server = -1, evenly = true } = {},
): void {
  const mean = meanModel(state, host.n);
  const stride = Math.max(1, Math.ceil(host.n / EVALUATED));
  let loss = 0;
  let count = 0;
  let squares = 0;
  for (let agent = 0; agent < host.n; agent++) {
    squares += squaredDistance(modelOf(state, agent), mean);
    if (agent % stride !== 0) continue;
    loss += host.training?.loss(agent, modelOf(state, agent)) ?? 0;
    count += 1;
  }
  const shown = modelAt(state, host.n, -1, server);
  const best = host.training?.optimum(evenly) ?? null;
  into[0] = loss / Math.max(1, count);
  into[1] = Math.sqrt(squares / host.n);
  into[2] = 100 * (host.training?.accuracy(shown) || 0);
  into[3] = state.rounds;
  into[4] = state.bytes;
  into[5] = best === null ? 0 : Math.sqrt(squaredDistance(shown, best));
  into[6] = spent(state, values);
}

/** ε that the agent has spent which made most noisy changes. */
export function spent(
  { releases }: Models,
  { privacy = 'none', noise = 0, delta = 1e-5 }: Partial<PrivacyValues>,
): number {
  if (privacy === 'none') return 0;
  return epsilonOf(
    releases.reduce((most, one) => Math.max(most, one), 0),
    noise,
    delta,
  );
}

export function observeModels(state: Models, host: Host, [loss, apart, samples]: Float32Array[]): void {
  const mean = meanModel(state, host.n);
  const all = host.n <= EVALUATED * 5;
  for (let agent = 0; agent < host.n; agent++) {
    loss[agent] = all ? (host.training?.loss(agent, modelOf(state, agent)) ?? 0) : 0;
    apart[agent] = Math.sqrt(squaredDistance(modelOf(state, agent), mean));
    samples[agent] = host.training?.weight(agent) ?? 0;
  }
}

/** The first numbers of an agent's model, for the inspector. */
export function rowsOf(state: Models, host: Host, agent: number): InspectionRow[] {
  const model = modelOf(state, agent);
  const shown = [...model.slice(0, 12)].map((weight) => weight.toPrecision(4)).join(', ');
  const rows: InspectionRow[] = [
    {
      group: 'Learning',
      label: 'Model',
      value: model.length > 12 ? `${shown}, … (${model.length} numbers)` : shown,
      long: true,
    },
    { group: 'Learning', label: 'Own loss', value: (host.training?.loss(agent, model) ?? 0).toPrecision(5) },
    { group: 'Learning', label: 'Weight in the average', value: String(host.training?.weight(agent) ?? 1) },
  ];
  const { stepSize, speed } = host.traits;
  if (stepSize[agent] !== 1)
    rows.push({ group: 'Learning', label: 'Own step size', value: `× ${stepSize[agent].toPrecision(3)}` });
  if (speed[agent] !== 1)
    rows.push({ group: 'Learning', label: 'Own speed', value: `× ${speed[agent].toPrecision(3)}` });
  if (state.frozen[agent])
    rows.push({ group: 'Learning', label: 'By hand', value: 'Frozen: learns nothing more.' });
  return rows;
}

/** Who has merged whose models; null where there are too many agents to remember it. */
export function flowsOf({ merged }: Models, n: number): Flows | null {
  if (merged.length === 0) return null;
  const rows: { from: number; to: number; weight: number }[] = [];
  merged.forEach((weight, at) => {
    if (weight > 0) rows.push({ from: at % n, to: Math.floor(at / n), weight });
  });
  return {
    from: Int32Array.from(rows, ({ from }) => from),
    to: Int32Array.from(rows, ({ to }) => to),
    weight: Float64Array.from(rows, ({ weight }) => weight),
    unit: 'models',
  };
}

export function sentenceOf(rounds: number, host: Host, model: Float64Array): string {
  const accuracy = host.training?.accuracy(model) ?? Number.NaN;
  const share = `${(100 * accuracy).toFixed(0)} %`;
  const right = Number.isNaN(accuracy)
    ? ''
    : host.training?.foretellsNumbers()
      ? `; the model explains ${share} of the variance of what was held out`
      : `; the model gets ${share} of what was held out right`;
  return `${rounds} ${rounds === 1 ? 'round' : 'rounds'} of learning${right}.`;
}
