import type { MetricInfo } from '../../engine/kernel/frame.ts';
import { useRun } from '../../store/index.ts';
import { groupOf } from '../../view/why/bands.ts';
import { openDialog } from '../dialogs/dialogs.ts';
import { BandChart } from './BandChart.tsx';
import { MeasureTable } from './MeasureTable.tsx';
import { PerAgent } from './PerAgent.tsx';
import { Traces } from './Traces.tsx';
import { useAccount } from './useAccount.ts';
import './why.css';

const none: readonly MetricInfo[] = [];

/** Why a team does as it does: where time and tokens went, what became of an error, and every measure with its definition. */
export function Why() {
  const metrics = useRun((run) => run.info?.metrics ?? none);
  const account = useAccount();
  const time = groupOf(metrics, 'time-');
  const tokens = groupOf(metrics, 'tokens-');
  const others = metrics.filter((metric) => !time.includes(metric) && !tokens.includes(metric));
  return (
    <section className="why" aria-label="Why">
      {time.length === 0 && (
        <p className="note-line">
          No team works in this world: choose one under <em>Team</em>, and here stands where its time and
          tokens went, and who made, spread and caught its errors.
        </p>
      )}
      {time.length > 0 && (
        <BandChart
          title="Where the time went"
          metrics={time}
          weight={null}
          help="Share of all agents’ time, stretch by stretch; the numbers are since the start."
        />
      )}
      {tokens.length > 0 && (
        <BandChart
          title="Where the tokens went"
          metrics={tokens}
          weight="all-tokens"
          help="Share of the team’s tokens, stretch by stretch; the numbers are since the start."
        />
      )}
      {account && account.uses.length > 0 && <PerAgent account={account} />}
      {account && (
        <section>
          <h3>The last wrong answer</h3>
          <Traces traces={account.traces} />
        </section>
      )}
      {time.length > 0 && (
        <section>
          <h3>What caused the difference</h3>
          <p className="note-small">
            Two runs, or one and a switch, taken apart mechanism by mechanism on the same tasks and seeds.
          </p>
          <button type="button" className="button" onClick={() => openDialog('compare')}>
            Compare
          </button>
        </section>
      )}
      {others.length > 0 && (
        <section>
          <h3>All measures</h3>
          <MeasureTable metrics={others} />
        </section>
      )}
    </section>
  );
}
