import { integer, number } from '../catalog/params.ts';
import { define } from '../kernel/module.ts';
import { drawSkill, law } from './laws.ts';
import { blank, settle, shared } from './shared.ts';

const params = {
  mean: number({
    label: 'Mean skill',
    help: 'Average skill over the agents.',
    default: 0.6,
    min: 0,
    max: 1,
    step: 0.01,
  }),
  deviation: number({
    label: 'Spread of skill',
    help: 'Standard deviation of skill between agents; skill stays between 0 and 1.',
    default: 0.15,
    min: 0,
    max: 0.5,
    step: 0.01,
  }),
  law,
  kinds: integer({
    label: 'Kinds of skill',
    help: 'How many different kinds of work there are; an agent’s skill is drawn anew for each.',
    default: 1,
    min: 1,
    max: 16,
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

/** Skill by a law of choice, one draw a kind; speed log-normal. */
export const spread = define<typeof params, null>({
  id: 'spread',
  label: 'Spread of talent',
  summary:
    'Some agents are more able and some faster than others, at everything or, with several kinds of work, each at its own.',
  source:
    'Normal ability and log-normal speed; van der Linden, A hierarchical framework for modeling speed and accuracy, Psychometrika 72, 2007.',
  params,
  init(host, values) {
    const { kinds } = values;
    const traits = blank(host, values, kinds);
    for (let agent = 0; agent < host.n; agent++) {
      for (let kind = 0; kind < kinds; kind++)
        traits.skill[agent * kinds + kind] = drawSkill(
          host.chance.at(agent),
          values.law,
          values.mean,
          values.deviation,
        );
      traits.speed[agent] = host.chance.at(agent).logNormal(0, values.speedSigma);
    }
    settle(host, traits);
    return null;
  },
});
