import type { Channel, MetricInfo } from '../../kernel/frame.ts';
import type { Host } from '../../kernel/host.ts';
import { type Clients, type ClientValues, SERVER } from './clients.ts';
import { learningChannels, learningMetrics, measureModels, observeModels } from './show.ts';

export const clientChannels: readonly Channel[] = [
  { id: 'part', label: 'Part', categories: ['client', 'server', 'traitor'] },
  ...learningChannels,
];

export const clientMetrics: readonly MetricInfo[] = [
  ...learningMetrics,
  {
    id: 'in-time',
    label: 'In time',
    unit: '%',
    help: 'Share of the clients asked in the round before that answered before the next one began.',
  },
];

export function observeClients(
  state: Clients,
  host: Host,
  _values: unknown,
  [role, ...own]: Float32Array[],
): void {
  for (let agent = 0; agent < host.n; agent++)
    role[agent] = host.byzantine[agent] ? 2 : agent === SERVER ? 1 : 0;
  observeModels(state, host, own);
}

export function measureClients(
  state: Clients,
  host: Host,
  into: Float64Array,
  values: ClientValues,
  evenly: boolean,
): void {
  measureModels(state, host, into, values, { server: SERVER, evenly });
  into[learningMetrics.length] = 100 * state.inTime;
}

export function clientWarnings({
  privacy,
  merging,
  compression,
  localSteps,
  stepSeconds,
  periodSeconds,
}: ClientValues): string[] {
  const warnings: string[] = [];
  if (privacy === 'server' && merging !== 'mean')
    warnings.push(
      'What one agent can move is bounded only in a mean: with another merging each agent adds its noise itself.',
    );
  if (privacy !== undefined && privacy !== 'none' && compression === 'top-k')
    warnings.push('Noise hides which coordinates changed most: the largest ones are now mostly noise.');
  if (localSteps * stepSeconds > periodSeconds)
    warnings.push(
      'An agent of speed 1 takes longer for its steps than a round lasts: most answers will come too late.',
    );
  return warnings;
}
