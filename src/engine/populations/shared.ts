import { integer, number, toggle, type ValuesOf } from '../catalog/params.ts';
import type { Host } from '../kernel/host.ts';
import type { Traits } from './traits.ts';

/** What every population asks besides its own law of skill. */
export const shared = {
  memory: integer({
    label: 'Room for context',
    help: 'Results and messages that an agent can carry before it begins to forget; one unit is one step’s result.',
    default: 24,
    min: 1,
    max: 1000,
    scale: 'log',
  }),
  selfish: number({
    label: 'Selfish agents',
    help: 'Share of agents that weigh their own reward against the team’s (free riders, where effort costs them more than it brings).',
    default: 0,
    min: 0,
    max: 1,
    step: 0.05,
  }),
  ownWeight: number({
    label: 'Weight of the own reward',
    help: 'How much a selfish agent weighs its own reward; the rest is the weight of the team’s.',
    default: 1,
    min: 0,
    max: 1,
    step: 0.05,
  }),
  dishonest: number({
    label: 'Dishonest agents',
    help: 'Share of agents that report falsely.',
    default: 0,
    min: 0,
    max: 1,
    step: 0.05,
  }),
  colluding: toggle({
    label: 'Dishonest agents collude',
    help: 'They tell the same falsehoods and vouch for each other.',
    default: false,
  }),
  noisy: number({
    label: 'Noisy agents',
    help: 'Share of agents, among the others, whose reports are false half of the time.',
    default: 0,
    min: 0,
    max: 1,
    step: 0.05,
  }),
  concern: number({
    label: 'Concern for others',
    help: 'Weight of the mean reward of all, against the own, in what an agent of a game or grid world learns from; 1 is the common good only.',
    default: 0,
    min: 0,
    max: 1,
    step: 0.05,
  }),
  stepSizeSpread: number({
    label: 'Spread of step sizes',
    help: 'Standard deviation of the logarithm of the factor on an agent’s step size in learning; 0 is all alike.',
    default: 0,
    min: 0,
    max: 2,
    step: 0.05,
  }),
  horizonSpread: number({
    label: 'Spread of horizons',
    help: 'Standard deviation of the logarithm of the factor on how far ahead an agent looks in learning; 0 is all alike.',
    default: 0,
    min: 0,
    max: 2,
    step: 0.05,
  }),
};

/** Room for traits of `skills` kinds, with the shared ones drawn: exact shares of agents, chosen at random. */
export function blank(host: Host, values: ValuesOf<typeof shared>, skills: number): Traits {
  const { n, dice } = host;
  const traits: Traits = {
    skills,
    skill: new Float64Array(n * skills),
    speed: new Float64Array(n).fill(1),
    selfishness: new Float64Array(n),
    honesty: new Float64Array(n).fill(1),
    concern: new Float64Array(n).fill(values.concern),
    collusion: new Float64Array(n),
    memory: new Float64Array(n).fill(values.memory),
    stepSize: new Float64Array(n).fill(1),
    horizon: new Float64Array(n).fill(1),
  };
  for (const agent of dice.sample(n, Math.round(values.selfish * n)))
    traits.selfishness[agent] = values.ownWeight;
  for (const agent of dice.sample(n, Math.round(values.dishonest * n))) {
    traits.honesty[agent] = 0;
    traits.collusion[agent] = values.colluding ? 1 : 0;
  }
  if (values.noisy > 0) {
    const others = Array.from({ length: n }, (_, agent) => agent).filter(
      (agent) => traits.honesty[agent] === 1,
    );
    for (const i of dice.sample(others.length, Math.min(others.length, Math.round(values.noisy * n))))
      traits.honesty[others[i]] = 0.5;
  }
  // Without spread nothing is drawn, so that the other draws stay what they were.
  for (let agent = 0; agent < n; agent++) {
    if (values.stepSizeSpread > 0) traits.stepSize[agent] = dice.logNormal(0, values.stepSizeSpread);
    if (values.horizonSpread > 0) traits.horizon[agent] = dice.logNormal(0, values.horizonSpread);
  }
  return traits;
}

/** Writes traits where all layers read them. */
export function settle(host: Host, traits: Traits): void {
  Object.assign(host.traits, traits);
}
