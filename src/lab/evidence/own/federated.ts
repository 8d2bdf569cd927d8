import { agreementCases } from './federated/agreement.ts';
import { driftCases } from './federated/drift.ts';
import { saidCases } from './federated/said.ts';
import { serverCases } from './federated/servers.ts';
import type { OwnCase } from './index.ts';

/** Learning one model together: agreement, drift, compression and privacy, servers and liars. */
export const federatedOwnCases: readonly OwnCase[] = [
  ...agreementCases,
  ...driftCases,
  ...saidCases,
  ...serverCases,
];
