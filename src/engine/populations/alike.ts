import { number } from '../catalog/params.ts';
import { define } from '../kernel/module.ts';
import { blank, settle, shared } from './shared.ts';

const params = {
  skill: number({
    label: 'Skill',
    help: 'On the scale of difficulty: an agent does a step of equal difficulty with even chances.',
    default: 0.6,
    min: 0,
    max: 1,
    step: 0.01,
  }),
  ...shared,
};

/** Everyone can do everything equally well. */
export const alike = define<typeof params, null>({
  id: 'alike',
  label: 'All alike',
  summary: 'Everyone can do everything equally well.',
  source: 'The homogeneous team; the baseline of arXiv:2512.08296.',
  params,
  init(host, values) {
    const traits = blank(host, values, 1);
    traits.skill.fill(values.skill);
    settle(host, traits);
    return null;
  },
});
