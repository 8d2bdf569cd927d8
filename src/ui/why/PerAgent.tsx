import type { Account } from '../../engine/kernel/account.ts';
import { stores, useRun } from '../../store/index.ts';
import { useTheme } from '../shared/useTheme.ts';
import { colourOfUse } from './colours.ts';

/** Agents shown; of more, those that are busiest. */
const agentsAtMost = 24;

/** Where each agent's time went: a bar an agent, each as long as the run. */
export function PerAgent({ account }: { account: Account }) {
  const theme = useTheme();
  const names = useRun((run) => run.info?.names);
  const { uses, seconds } = account;
  const n = seconds.length / uses.length;
  const rows = Array.from({ length: n }, (_, agent) => {
    const row = Array.from(seconds.subarray(agent * uses.length, (agent + 1) * uses.length));
    const all = row.reduce((sum, one) => sum + one, 0);
    const busy = row.reduce(
      (sum, one, use) => sum + (['idle', 'waiting'].includes(uses[use] ?? '') ? 0 : one),
      0,
    );
    return { agent, row, all, busy };
  });
  const shown =
    n <= agentsAtMost
      ? rows
      : rows.toSorted((a, b) => b.busy - a.busy || a.agent - b.agent).slice(0, agentsAtMost);
  return (
    <section className="why-agents">
      <h3>By agent</h3>
      {n > agentsAtMost && (
        <p className="note-small">
          The {agentsAtMost} busiest of {n}.
        </p>
      )}
      <ol>
        {shown.map(({ agent, row, all, busy }) => (
          <li key={agent}>
            <button
              type="button"
              className="why-agent"
              aria-label={`Agent ${names?.[agent] ?? agent}: busy ${all > 0 ? ((100 * busy) / all).toFixed(0) : 0} % of the time`}
              onClick={() => stores.view.setState({ selectedAgent: agent })}
            >
              <span className="why-agent-name">{names?.[agent] ?? agent}</span>
              <span className="why-agent-bar">
                {row.map((one, use) => (
                  <i
                    key={uses[use]}
                    style={{
                      width: `${all > 0 ? (100 * one) / all : 0}%`,
                      background: colourOfUse(theme, `time-${uses[use]}`),
                    }}
                  />
                ))}
              </span>
              <span className="why-agent-busy">{all > 0 ? `${((100 * busy) / all).toFixed(0)} %` : '–'}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
