import { number } from '../catalog/params.ts';
import { define } from '../kernel/module.ts';
import { blank, settle, shared } from './shared.ts';

const params = {
  mean: number({ label: 'Mean skill', help: 'Average skill over the agents.', default: 0.6, min: 0, max: 1, step: 0.01 }),
  deviation: number({
    label: 'Spread of skill',
    help: 'Standard deviation of skill between agents; skill stays between 0 and 1.',
    default: 0.15,
    min: 0,
    max: 0.5,
    step: 0.01,
  }),
  speedSigma: number({
    label: 'Spread of speed',
    help: 'Standard deviation of the logarithm of speed; 0 is all equally fast.',
    default: 0.2,
    min: 0,
    max: 1,
    step: 0.05,
  }),
  ...shared,
};

/** Skill is normal, speed log-normal. */
export const spread = define<typeof params, null>({
  id: 'spread',
  label: 'Spread of talent',
  summary: 'Some agents are more able and some faster than others, at everything.',
  source: 'Normal ability and log-normal speed; van der Linden, A hierarchical framework for modeling speed and accuracy, Psychometrika 72, 2007.',
  params,
  init(host, values) {
    const traits = blank(host, values, 1);
    for (let agent = 0; agent < host.n; agent++) {
      const skill = values.mean + values.deviation * host.chance.at(agent).normal(0, 1);
      traits.skill[agent] = Math.min(1, Math.max(0, skill));
      traits.speed[agent] = host.chance.at(agent).logNormal(0, values.speedSigma);
    }
    settle(host, traits);
    return null;
  },
});
