import { number } from '../catalog/params.ts';
import { define } from '../kernel/module.ts';

const params = {
  spread: number({
    label: 'Spread of clock rates',
    help: 'Each agent’s clock runs at a rate drawn uniformly within this share of the true one.',
    default: 0.1,
    min: 0,
    max: 0.9,
    step: 0.01,
  }),
};

/** Clocks that run fast or slow: every timer of an agent lasts shorter or longer. */
export const skew = define<typeof params, null>({
  id: 'skew',
  label: 'Clock skew',
  summary: 'Clocks run fast or slow, so that the timers of some agents end early and of others late.',
  source: 'Drifting clocks; Lamport & Melliar-Smith, Synchronizing clocks in the presence of faults, JACM 32(1), 1985.',
  params,
  init(host, values) {
    for (let agent = 0; agent < host.n; agent++)
      host.skew[agent] = 1 + values.spread * (2 * host.dice.uniform() - 1);
    return null;
  },
});
