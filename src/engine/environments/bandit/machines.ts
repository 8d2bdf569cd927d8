import type { Host } from '../../kernel/host.ts';
import type { Values } from './params.ts';

/** Attributes at most: so many bits of context. */
const BITS_AT_MOST = 10;
/** How much of what an agent has pulled the adversary still minds a step later. */
const GRUDGE = 0.98;

/** What the machines of all agents are like at present. */
export interface Machines {
  contexts: number;
  arms: number;
  /** Means, contexts × arms; where agents differ, agent after agent. */
  means: Float64Array;
  /** Numbers from one agent's means to the next: 0 where all have the same. */
  stride: number;
  /** Context that each agent sees. */
  context: Int32Array;
  /** How often each agent has pulled each arm of late, where an adversary minds. */
  lately: Float64Array;
}

/** Attributes that a table has rows for. */
export const attributesOf = ({ arms, contexts }: Pick<Values, 'arms' | 'contexts'>): number =>
  contexts === 'bits' ? Math.min(BITS_AT_MOST, arms.length - 1) : 0;

const limited = ({ reward }: Values, mean: number): number =>
  reward === 'bernoulli' ? Math.min(1, Math.max(0, mean)) : mean;

/** Means by context and arm as the table says. */
function tableOf(values: Values): number[][] {
  const { arms, contexts } = values;
  if (contexts === 'rows') return arms.map((row) => [...row]);
  const attributes = attributesOf(values);
  return Array.from({ length: 1 << attributes }, (_, context) =>
    arms[0].map((base, arm) => {
      let mean = base;
      for (let k = 0; k < attributes; k++) if ((context >> k) & 1) mean += arms[k + 1][arm];
      return mean;
    }),
  );
}

export function machinesOf(host: Host, values: Values): Machines {
  const table = tableOf(values);
  const [contexts, arms] = [table.length, table[0].length];
  const size = contexts * arms;
  const apart = values.spread > 0;
  const machines: Machines = {
    contexts,
    arms,
    means: new Float64Array(apart ? host.n * size : size),
    stride: apart ? size : 0,
    context: new Int32Array(host.n),
    lately: new Float64Array(values.change === 'spite' ? host.n * arms : 0),
  };
  if (contexts > 1)
    for (let agent = 0; agent < host.n; agent++)
      machines.context[agent] = host.chance.at(agent).below(contexts);
  const flat = table.flat();
  for (let at = 0; at < machines.means.length; at++) {
    const own = apart ? host.chance.at(Math.floor(at / size)).normal(0, values.spread) : 0;
    machines.means[at] = limited(values, flat[at % size] + own);
  }
  return machines;
}

/** Writes the table anew while it is played; where agents differ, each keeps its difference. False if the table has another shape. */
export function retable(machines: Machines, values: Values, before: Values['arms']): boolean {
  const now = tableOf(values).flat();
  const was = tableOf({ ...values, arms: before }).flat();
  if (now.length !== machines.contexts * machines.arms || values.arms[0].length !== machines.arms)
    return false;
  machines.means = machines.means.map((mean, at) =>
    machines.stride === 0
      ? limited(values, now[at])
      : limited(values, mean + now[at % now.length] - was[at % was.length]),
  );
  return true;
}

/** Place of the first arm of an agent in its present context. */
export const armsAt = ({ stride, context, arms }: Machines, agent: number): number =>
  agent * stride + context[agent] * arms;

/** The arm that the adversary grudges an agent: its most pulled of late, the lowest number first; -1 if there is none. */
export function grudged({ lately, arms }: Machines, agent: number): number {
  if (lately.length === 0) return -1;
  let most = agent * arms;
  for (let at = most + 1; at < (agent + 1) * arms; at++) if (lately[at] > lately[most]) most = at;
  return lately[most] > 0 ? most - agent * arms : -1;
}

/** Notes a pull, and shows the agent its next context. */
export function pulled(machines: Machines, host: Host, agent: number, arm: number): void {
  const { lately, arms, contexts, context } = machines;
  if (lately.length > 0) {
    for (let at = agent * arms; at < (agent + 1) * arms; at++) lately[at] *= GRUDGE;
    lately[agent * arms + arm] += 1;
  }
  if (contexts > 1) context[agent] = host.chance.at(agent).below(contexts);
}

/** After each step: drift, and rotation by one arm. */
export function changeMeans({ means, arms }: Machines, host: Host, values: Values, steps: number): void {
  if (values.change === 'drift' && values.drift > 0)
    for (let i = 0; i < means.length; i++)
      means[i] = limited(values, host.dice.normal(means[i], values.drift));
  if (values.change === 'rotate' && steps % values.every === 0)
    for (let first = 0; first < means.length; first += arms) {
      const last = means[first + arms - 1];
      means.copyWithin(first + 1, first, first + arms - 1);
      means[first] = last;
    }
}
