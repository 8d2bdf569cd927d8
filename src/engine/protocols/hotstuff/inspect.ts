import type { InspectionRow } from '../../kernel/frame.ts';
import type { Host } from '../../kernel/host.ts';
import { agentsOf } from '../replicas/bits.ts';
import { commandText } from '../replicas/requests.ts';
import type { Block, Certificate } from './messages.ts';
import type { Values } from './params.ts';
import { leaderOf, type State } from './state.ts';

const BEHAVIOURS = ['honest', 'silent', 'equivocating', 'delaying', 'lying'];
/** Blocks that are listed. */
const BLOCKS_SHOWN = 16;

/** A replica in the words of the paper. */
export function inspect(
  { replicas, clients }: State,
  host: Host,
  values: Values,
  agent: number,
  chained: boolean,
): InspectionRow[] {
  const replica = replicas[agent];
  const row = (label: string, value: string): InspectionRow => ({ group: 'HotStuff', label, value });
  const leader = leaderOf({ n: host.n, values }, replica.view);
  const rows = [
    row('Behaviour', BEHAVIOURS[host.byzantine[agent]]),
    row('curView', String(replica.view)),
    row('Leader', leader === agent ? 'this agent' : `agent ${leader}`),
    row(chained ? 'genericQC' : 'prepareQC', certificateText(replica.high)),
    row('lockedQC', certificateText(replica.locked)),
    row('Last vote', replica.voted[1] === 0 ? 'none' : `in view ${replica.voted[1]}`),
    row(
      'Committed',
      replica.executed.height === 0
        ? 'nothing'
        : `block of view ${replica.executed.view} at height ${replica.executed.height}`,
    ),
    row('Commands executed', String(replica.index)),
    row('Requests waiting', String(replica.waiting.size)),
  ];
  if (!chained && replica.decided !== null) rows.push(row('commitQC', certificateText(replica.decided)));
  if (clients.asks[agent].size > 0) rows.push(row('Clients waiting here', String(clients.asks[agent].size)));
  const blocks = [...replica.blocks.values()].sort((a, b) => b.view - a.view).slice(0, BLOCKS_SHOWN);
  return [
    ...rows,
    ...blocks.filter(({ id }) => id !== 0).map((block) => blockRow(block, replica.executed.height)),
  ];
}

const certificateText = ({ view, signers }: Certificate): string =>
  view === 0 ? 'of the start' : `view ${view}, signed by ${agentsOf(signers).join(', ')}`;

function blockRow({ view, height, batch, justify }: Block, executed: number): InspectionRow {
  const what = batch.requests.length === 0 ? 'empty' : batch.requests.map(commandText).join('; ');
  const mark = height <= executed ? '✓' : '…';
  return {
    group: 'Blocks (✓ committed)',
    label: `View ${view}`,
    value: `${mark} height ${height}, justified by view ${justify.view}: ${what}`,
  };
}
