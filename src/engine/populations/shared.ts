import { integer, number, type ValuesOf } from '../catalog/params.ts';
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
    help: 'Share of agents that weigh their own reward only (free riders).',
    default: 0,
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
    memory: new Float64Array(n).fill(values.memory),
  };
  for (const agent of dice.sample(n, Math.round(values.selfish * n))) traits.selfishness[agent] = 1;
  for (const agent of dice.sample(n, Math.round(values.dishonest * n))) traits.honesty[agent] = 0;
  return traits;
}

/** Writes traits where all layers read them. */
export function settle(host: Host, traits: Traits): void {
  Object.assign(host.traits, traits);
}
