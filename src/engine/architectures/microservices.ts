import { deploymentOf } from './deployment/module.ts';
import { microservicesParams } from './deployment/params.ts';

/** Agents are replicas of services that call each other over the network. */
export const microservices = deploymentOf(
  {
    id: 'microservices',
    label: 'Microservices',
    summary: 'Each service has its own replicas and queues and calls the next over the network, with timeouts, retries and breakers.',
    source: 'Newman, Building Microservices, 2nd edition, 2021; Nygard, Release It!, 2nd edition, 2018, chapters 4 and 5.',
    params: microservicesParams,
  },
  false,
);
