import { deploymentOf } from './deployment/module.ts';
import { monolithParams } from './deployment/params.ts';

/** All agents are workers of one process: one queue, calls within it cost nothing, and a crash or a deploy stops all. */
export const monolith = deploymentOf(
  {
    id: 'monolith',
    label: 'Monolith',
    summary: 'All agents are workers of one process with one queue and one lock: no hops, but one fails and all fail.',
    source: 'M/G/c queue with one failure domain; Newman, Building Microservices, 2nd edition, 2021, chapter 1.',
    params: monolithParams,
  },
  true,
);
