import type { InspectionRow } from '../../kernel/frame.ts';
import type { Host } from '../../kernel/host.ts';
import { agentsOf } from '../replicas/bits.ts';
import { byzantineQuorum } from '../replicas/quorums.ts';
import { commandText } from '../replicas/requests.ts';
import { primaryOf, type Slot, type State } from './state.ts';

const BEHAVIOURS = ['honest', 'silent', 'equivocating', 'delaying', 'lying'];
/** Places that are listed. */
const PLACES_SHOWN = 16;

/** A replica in the words of the paper. */
export function inspect(
  { replicas, clients }: State,
  host: Host,
  values: { checkpointPeriod: number },
  agent: number,
): InspectionRow[] {
  const replica = replicas[agent];
  const { view, active, stable, executed, slots } = replica;
  const row = (label: string, value: string): InspectionRow => ({ group: 'PBFT', label, value });
  const primary = primaryOf(host.n, view);
  const rows = [
    row('Behaviour', BEHAVIOURS[host.byzantine[agent]]),
    row('View v', `${view}${active ? '' : ', waiting for its new-view message'}`),
    row('Primary', primary === agent ? 'this agent' : `agent ${primary}`),
    row('Last executed n', String(executed)),
    row(
      'Stable checkpoint',
      stable.sequence === 0
        ? 'the start'
        : `place ${stable.sequence}, signed by ${agentsOf(stable.signers).join(', ')}`,
    ),
    row('Water marks h, H', `${stable.sequence}, ${stable.sequence + 2 * values.checkpointPeriod}`),
    row('Commands executed', String(replica.index)),
    row('Requests waiting', String(replica.waiting.size)),
  ];
  if (clients.asks[agent].size > 0) rows.push(row('Clients waiting here', String(clients.asks[agent].size)));
  if (!active) rows.push(row('View changes for this view', viewChangeText(replica.viewChanges, view)));
  const prepared = [...slots.values()].filter(({ certificate }) => certificate !== null);
  rows.push(
    row(
      'Prepared certificates',
      prepared.length === 0
        ? 'none above the checkpoint'
        : prepared.map(({ sequence }) => sequence).join(', '),
    ),
  );
  const listed = [...slots.values()].sort((a, b) => b.sequence - a.sequence).slice(0, PLACES_SHOWN);
  return [...rows, ...listed.map((slot) => placeRow(slot, byzantineQuorum(host.n), executed))];
}

function viewChangeText(changes: State['replicas'][number]['viewChanges'], view: number): string {
  const from = changes.flatMap((change) => (change !== null && change.view === view ? [change.agent] : []));
  return from.length === 0 ? 'none' : `from ${from.join(', ')}`;
}

function placeRow(slot: Slot, quorum: number, executed: number): InspectionRow {
  const { sequence, batch, ballots, prepared, proof, view } = slot;
  const label = `n = ${sequence}`;
  const group = 'Log (votes of a quorum)';
  const ballot = ballots.find((one) => one.view === view && one.digest === batch?.digest) ?? ballots[0];
  const votes = ballot
    ? `, prepare ${ballot.prepareCount}/${quorum}, commit ${ballot.commitCount}/${quorum}`
    : '';
  const other = ballots.length > 1 ? `, votes for ${ballots.length} digests` : '';
  const shown = proof?.batch ?? batch;
  const stage =
    sequence <= executed
      ? 'executed'
      : proof !== null
        ? 'committed'
        : prepared
          ? 'prepared'
          : batch !== null
            ? 'pre-prepared'
            : 'no pre-prepare';
  const what =
    shown === null
      ? ''
      : shown.requests.length === 0
        ? ': null request'
        : `: ${shown.requests.map(commandText).join('; ')}`;
  return { group, label, value: `${stage}${votes}${other}${what}` };
}
