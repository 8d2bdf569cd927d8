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

/** The same requests and the same deploy every minute on twelve workers. */
const underDeploys = (
  title: string,
  architecture: Preset['scenario']['environment'],
): Preset['scenario'] => ({
  version: 1,
  title,
  seed: 7,
  agents: 12,
  topology: { id: 'complete' },
  network: { id: 'exponential', meanSeconds: 0.005 },
  protocol: { id: 'flooding' },
  environment: { id: 'requests', rate: 24, services: [[0.1, 0.1, 0.1]], deadlineSeconds: 5 },
  architecture: {
    ...architecture,
    deployEverySeconds: 60,
    deploySeconds: 3,
    timeoutSeconds: 10,
    retries: 2,
    retryBudget: 0.2,
    backoffSeconds: 0.1,
  },
});

const FATES =
  'Both serve the same requests with twelve workers and a deploy every minute. In one process a free worker is never far, so an answer takes 0.3 s, but a deploy or a crash takes all along: every open request is hit, and 5 of 100 fail. Twelve replicas of three services answer in 0.6 s, for each has its own queue and calls cross the network, but a deploy replaces one after the other: a fifth of the open requests is hit at a time, they are asked again, and hardly one in a thousand fails. The price of a small blast radius is waiting.';

/** Servers, queues and what callers do when answers do not come. */
export const deployment: readonly Preset[] = [
  {
    id: 'retry-storm',
    beside: {
      label: 'Retries alone',
      place: 0,
      variants: [
        {
          label: 'With budget, back-off, breakers',
          patch: {
            architecture: {
              id: 'microservices',
              retryBudget: 0.1,
              backoffSeconds: 0.2,
              breakerShare: 0.5,
              breakerSeconds: 5,
            },
          },
        },
      ],
    },
    speed: 4,
    title: 'A retry storm',
    sentence:
      'After ten seconds of three times the load, retries of three layers keep it alive: of 24 requests a second fewer than 2 are answered well.',
    story:
      'Ten seconds of three times the load, and each of three layers asks up to four times: of 24 requests a second fewer than 2 are answered well two minutes later, for the load of retries keeps itself alive.',
    scenario: underSpike('A retry storm', {}),
  },
  {
    id: 'retry-storm-cured',
    speed: 4,
    title: 'A retry storm cured',
    sentence:
      'The same spike with a retry budget, back-off and circuit breakers: half a minute later all 24 requests a second are answered again.',
    story:
      'The same spike with a retry budget of a tenth, back-off and circuit breakers: calls fail at once while it lasts, and half a minute later all 24 requests a second are answered again.',
    scenario: underSpike('A retry storm cured', {
      retryBudget: 0.1,
      backoffSeconds: 0.2,
      breakerShare: 0.5,
      breakerSeconds: 5,
    }),
  },
  {
    id: 'monolith-deploys',
    colour: 'busy',
    beside: {
      label: 'Monolith',
      place: 0,
      variants: [
        {
          label: 'Microservices',
          patch: { architecture: { id: 'microservices', services: 3, routing: 'shortest' } },
        },
      ],
    },
    speed: 8,
    title: 'Deploying a monolith',
    sentence:
      'Twelve workers in one process answer in 0.3 s; every minute a deploy takes all of them down for three seconds, and 5 of 100 requests fail.',
    story: FATES,
    scenario: underDeploys('Deploying a monolith', { id: 'monolith' }),
  },
  {
    id: 'microservices-deploys',
    colour: 'busy',
    speed: 8,
    title: 'Deploying microservices',
    sentence:
      'The same requests on three services of four replicas: a deploy goes round from one to the next, and hardly a request fails, but each takes 0.6 s.',
    story: FATES,
    scenario: underDeploys('Deploying microservices', {
      id: 'microservices',
      services: 3,
      routing: 'shortest',
    }),
  },
  {
    id: 'autoscaling',
    colour: 'standing',
    beside: {
      label: 'Autoscaling',
      place: 1,
      variants: [
        {
          label: 'Always twelve',
          patch: { agents: 12, architecture: { id: 'microservices', autoscale: false } },
        },
        { label: 'Always thirty-six', patch: { architecture: { id: 'microservices', autoscale: false } } },
      ],
    },
    speed: 16,
    title: 'Autoscaling',
    sentence:
      'Two minutes in, four times as many requests come for three minutes: replicas are started, late by their ten seconds, and let go again when it is over.',
    story:
      'Thirty-six replicas that are always there answer everything and cost 21,600 agent-seconds in ten minutes; twelve drown in the rush and answer 13 of 100 in time. Replicas that come and go, at a target of half busy, answer 96 of 100 and cost 14,300: a third less. What is lost is lost in the half minute it takes to notice and to start; a target of 0.8 is cheaper still, starts too late and too few, and answers 65.',
    scenario: {
      version: 1,
      title: 'Autoscaling',
      seed: 7,
      agents: 36,
      topology: { id: 'complete' },
      network: { id: 'exponential', meanSeconds: 0.005 },
      protocol: { id: 'flooding' },
      environment: {
        id: 'requests',
        rate: 20,
        services: [[0.1, 0.1, 0.1]],
        deadlineSeconds: 5,
        spikeFactor: 4,
        spikeStartSeconds: 120,
        spikeSeconds: 180,
      },
      architecture: {
        id: 'microservices',
        services: 3,
        routing: 'shortest',
        timeoutSeconds: 60,
        autoscale: true,
        targetShare: 0.5,
        fewest: 2,
      },
    },
  },
];
