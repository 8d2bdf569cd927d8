import { choice, integer, number, toggle } from '../../catalog/params.ts';

/** What both deployments have in common: workers, queues, clients and deploys. */
export const deploymentParams = {
  workers: integer({
    label: 'Workers',
    help: 'Requests that one agent works on at the same time; 0 is without limit.',
    default: 1,
    min: 0,
    max: 10000,
  }),
  discipline: choice({
    label: 'Order of service',
    help: 'Who is served next.',
    default: 'fcfs',
    options: [
      { value: 'fcfs', label: 'First come, first served' },
      { value: 'lifo', label: 'Last come, first served' },
      { value: 'sharing', label: 'All share the workers equally' },
    ],
  }),
  capacity: integer({
    label: 'Room',
    help: 'Requests that a queue holds with those in service; one more is turned away. 0 is without limit.',
    default: 0,
    min: 0,
    max: 1000000,
    live: true,
  }),
  failing: number({
    label: 'Failures',
    help: 'Chance that the work at the last service fails.',
    default: 0,
    min: 0,
    max: 1,
    step: 0.01,
    live: true,
  }),
  timeoutSeconds: number({
    label: 'Timeout',
    help: 'A caller gives up after so long, though the work it asked for goes on; 0 is never.',
    default: 0,
    min: 0,
    max: 10000,
    unit: 's',
    live: true,
  }),
  retries: integer({
    label: 'Retries',
    help: 'How often a caller asks again after a failure or a timeout.',
    default: 0,
    min: 0,
    max: 50,
    live: true,
  }),
  backoffSeconds: number({
    label: 'Back-off',
    help: 'Mean wait before the first retry, random; it doubles with each further one. 0 is at once.',
    default: 0,
    min: 0,
    max: 1000,
    unit: 's',
    live: true,
  }),
  retryBudget: number({
    label: 'Retry budget',
    help: 'Retries allowed as a share of first attempts, over all callers of a service; 0 is without limit.',
    default: 0,
    min: 0,
    max: 10,
    step: 0.05,
    live: true,
  }),
  clientRetries: toggle({
    label: 'Clients retry too',
    help: 'Off: the client outside asks once and waits to the end; only services among themselves give up and ask again.',
    default: true,
    live: true,
  }),
  deployEverySeconds: number({
    label: 'Time between deploys',
    help: 'From the end of one deploy to the next; 0 is never.',
    default: 0,
    min: 0,
    max: 100000,
    unit: 's',
  }),
  deploySeconds: number({
    label: 'Deploy takes',
    help: 'How long a process is down while its new version starts.',
    default: 3,
    min: 0.001,
    max: 10000,
    unit: 's',
    live: true,
  }),
};

/** What only a monolith has. */
export const monolithParams = {
  ...deploymentParams,
  lockShare: number({
    label: 'Under the lock',
    help: 'Share of the work that only one worker at a time may do, because it holds the lock on what all share.',
    default: 0,
    min: 0,
    max: 1,
    step: 0.01,
    live: true,
  }),
};

/** What only microservices have. */
export const microservicesParams = {
  ...deploymentParams,
  services: integer({
    label: 'Services',
    help: 'Agents are divided among so many services evenly; those of one service are its replicas.',
    default: 3,
    min: 1,
    max: 100,
  }),
  routing: choice({
    label: 'Load balancing',
    help: 'Which of the living replicas a call goes to.',
    default: 'random',
    options: [
      { value: 'random', label: 'Any' },
      { value: 'round-robin', label: 'Each in turn' },
      { value: 'shortest', label: 'The shortest queue of a few' },
    ],
    live: true,
  }),
  choices: integer({
    label: 'Queues looked at',
    help: 'Replicas drawn at random, one perhaps twice, of which the one with the shortest queue is taken; lengths are known without delay.',
    default: 2,
    min: 1,
    max: 1000,
    live: true,
    when: { key: 'routing', is: ['shortest'] },
  }),
  bulkhead: integer({
    label: 'Bulkhead',
    help: 'Calls that one caller may have open to one service at a time; one more fails at once. 0 is without limit.',
    default: 0,
    min: 0,
    max: 100000,
    live: true,
  }),
  breakerShare: number({
    label: 'Breaker opens at',
    help: 'Share of recent calls to a service whose failure opens its circuit breaker; 0 is no breaker.',
    default: 0,
    min: 0,
    max: 1,
    step: 0.05,
    live: true,
  }),
  breakerSeconds: number({
    label: 'Breaker stays open',
    help: 'How long an open breaker fails every call at once, before it lets one through to try.',
    default: 5,
    min: 0.001,
    max: 10000,
    unit: 's',
    live: true,
  }),
};
