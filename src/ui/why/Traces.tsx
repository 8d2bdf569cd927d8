import type { Account, Trace } from '../../engine/kernel/account.ts';
import { stores, useRun } from '../../store/index.ts';

/** Spreaders named; the rest are counted. */
const spreadersAtMost = 8;

/** The way of each error in the last wrong answer: who made it, who took it over, who stopped it. */
export function Traces({ traces }: Pick<Account, 'traces'>) {
  const tint = useRun((run) => run.info?.channels.find(({ id }) => id === 'derives') ?? null);
  if (traces.length === 0) return <p className="note-small">No answer has been wrong so far.</p>;
  return (
    <>
      <ol className="why-traces">
        {traces.map((trace, i) => (
          <TraceLine key={`${trace.origin} ${trace.step} ${trace.kind} ${i}`} trace={trace} />
        ))}
      </ol>
      {tint && (
        <button
          type="button"
          className="button"
          onClick={() => stores.view.setState({ colourChannel: tint.id })}
        >
          Colour agents by “{tint.label}”
        </button>
      )}
    </>
  );
}

function TraceLine({ trace: { title, kind, origin, step, spreaders, stopper } }: { trace: Trace }) {
  return (
    <li className={stopper < 0 ? 'why-trace' : 'why-trace why-trace-stopped'}>
      <strong>{kind}</strong>{' '}
      <span className="faint">
        at step {step + 1}. {title}.
      </span>
      <ul className="why-way" aria-label="Its way through the team">
        <Agent agent={origin} part="made it" tone="origin" />
        {spreaders.slice(0, spreadersAtMost).map((agent) => (
          <Agent key={agent} agent={agent} part="took it over" tone="spreader" />
        ))}
        {spreaders.length > spreadersAtMost && (
          <li className="faint">and {spreaders.length - spreadersAtMost} more</li>
        )}
        {stopper >= 0 ? (
          <Agent agent={stopper} part="caught it" tone="stopper" />
        ) : (
          <li className="why-nobody">nobody caught it</li>
        )}
      </ul>
    </li>
  );
}

function Agent({ agent, part, tone }: { agent: number; part: string; tone: string }) {
  const name = useRun((run) => run.info?.names?.[agent] ?? String(agent));
  return (
    <li>
      <button
        type="button"
        className={`why-mark why-${tone}`}
        title={`Agent ${name} ${part}`}
        aria-label={`Agent ${name} ${part}`}
        onClick={() => stores.view.setState({ selectedAgent: agent })}
      >
        {name}
      </button>
      <span className="why-role">{part}</span>
    </li>
  );
}
