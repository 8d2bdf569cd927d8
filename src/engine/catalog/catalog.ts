import { environments } from '../environments/index.ts';
import { faults } from '../faults/index.ts';
import { networks } from '../network/index.ts';
import { architectures } from '../architectures/index.ts';
import { learners } from '../learners/index.ts';
import { populations } from '../populations/index.ts';
import { protocols } from '../protocols/index.ts';
import { remedies } from '../remedies/index.ts';
import type { SeveralFamily, SingleFamily } from '../scenario/scenario.ts';
import { topologies } from '../topologies/index.ts';
import type { Entry } from './entry.ts';

/** Everything that can be chosen: controls, links, files, the command line, sweeps and tests are drawn from here. */
export const catalog: Record<SingleFamily | SeveralFamily, ReadonlyMap<string, Entry>> = {
  topology: topologies,
  network: networks,
  protocol: protocols,
  environment: environments,
  architecture: architectures,
  learner: learners,
  population: populations,
  faults,
  remedies,
};

export interface Section {
  family: SingleFamily | SeveralFamily;
  label: string;
  help: string;
}

/** The families in the order of cause and effect. */
export const sections: readonly Section[] = [
  { family: 'environment', label: 'Work', help: 'What there is to do, and how it is scored.' },
  { family: 'population', label: 'Population', help: 'How able, how selfish and how honest the agents are.' },
  { family: 'architecture', label: 'Team', help: 'Who works on what, and who checks whom.' },
  { family: 'learner', label: 'Learning', help: 'How an agent decides and improves, and what it shares.' },
  { family: 'topology', label: 'Topology', help: 'Who can talk to whom.' },
  { family: 'network', label: 'Network', help: 'What happens to a message on its way.' },
  { family: 'protocol', label: 'Protocol', help: 'How agents talk: how something reaches others, how they agree.' },
  { family: 'faults', label: 'Faults', help: 'What breaks, and when.' },
  { family: 'remedies', label: 'Remedies', help: 'What is done against it, and what that costs.' },
];
