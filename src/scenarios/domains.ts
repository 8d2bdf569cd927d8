import type { Preset } from './preset.ts';

/** Work as it is done in a factory, a hospital, a bank and a newsroom, each with the rule that no other has. */
export const domains: readonly Preset[] = [
  {
    id: 'job-shop',
    title: 'Manufacturing: six machines, six jobs',
    sentence:
      'Each machine is an agent and takes the job with most work left: all is done after 61 units, where a central plan takes the optimum, 55, and shortest first 88.',
    story:
      'A machine sees only its own queue, so it cannot know that a job it leaves waiting holds up three others. A plan made by one who sees all jobs reaches 55 units, which Florian, Trépant and McMahon proved in 1971 to be the least; of the rules by which machines decide for themselves most work left takes 61, shortest first 88. The plan names each machine’s next job and waits for it, whatever breaks down: if a machine is out for 20 units, its lead of six units falls to about one.',
    scenario: {
      version: 1,
      title: 'Manufacturing: six machines, six jobs',
      seed: 7,
      agents: 6,
      topology: { id: 'complete' },
      network: { id: 'constant', meanSeconds: 0.4 },
      protocol: { id: 'flooding' },
      environment: { id: 'job-shop', rule: 'most-work-left', unitSeconds: 10 },
    },
  },
];
