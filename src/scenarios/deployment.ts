import type { Preset } from './preset.ts';

/** Three services of four replicas each under a spike of ten seconds; what callers do about it differs. */
const underSpike = (title: string, guards: Record<string, number>): Preset['scenario'] => ({
  version: 1,
  title,
  seed: 7,
  agents: 12,
  topology: { id: 'complete' },
  network: { id: 'exponential', meanSeconds: 0.005 },
  protocol: { id: 'flooding' },
  environment: {
    id: 'requests',
    rate: 24,
    services: [[0.1, 0.1, 0.1]],
    deadlineSeconds: 5,
    spikeFactor: 3,
    spikeStartSeconds: 30,
    spikeSeconds: 10,
  },
  architecture: {
    id: 'microservices',
    services: 3,
    routing: 'shortest',
    timeoutSeconds: 1.5,
    retries: 3,
    ...guards,
  },
});

/** Servers, queues and what callers do when answers do not come. */
export const deployment: readonly Preset[] = [
  {
    id: 'retry-storm',
    title: 'A retry storm',
    sentence:
      'Ten seconds of three times the load, and each of three layers asks up to four times: the load of retries keeps itself alive, and hardly an answer comes any more.',
    scenario: underSpike('A retry storm', {}),
  },
  {
    id: 'retry-storm-cured',
    title: 'A retry storm cured',
    sentence:
      'The same spike with a retry budget of a tenth, back-off and circuit breakers: calls fail at once while it lasts, and half a minute later all is well.',
    scenario: underSpike('A retry storm cured', { retryBudget: 0.1, backoffSeconds: 0.2, breakerShare: 0.5, breakerSeconds: 5 }),
  },
];
