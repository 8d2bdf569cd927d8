import { ArrowUpRight } from 'lucide-react';
import { useId } from 'react';
import { useStore } from 'zustand';
import type { Summary } from '../../lab/compare.ts';
import { useChoices, useRun } from '../../store/index.ts';
import {
  cancelRace,
  comparedScenario,
  type Entrant,
  entrantReplicates,
  entrantsFor,
  hasTeam,
  type Outcome,
  race,
  raceOf,
  runRace,
} from '../../store/labArchitectures.ts';
import { bench } from '../../store/labBench.ts';
import { pairedBars } from '../../view/duel/bars.ts';
import { IconButton } from '../shared/IconButton.tsx';
import { Whisker } from './Bars.tsx';
import { columns } from './columns.ts';
import { range, shortNumber } from './numbers.ts';
import { openScenario } from './openScenario.ts';
import { PublishedFigures } from './PublishedFigures.tsx';
import { RunBar } from './RunBar.tsx';
import { Term } from './Term.tsx';

/** Every architecture on the tasks, seeds and budget of the present scenario. */
export function Architectures() {
  const onDials = useChoices((choices) => choices.scenario);
  const present = useRun((run) => run.scenario) ?? onDials;
  const scenario = comparedScenario(present);
  const state = useStore(race, (all) => raceOf(all, scenario));
  const id = useId();
  const entrants = entrantsFor(scenario);
  const alone = state.outcomes.get('single');
  const single = alone && 'summary' in alone ? alone.summary : null;
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>All architectures on the same tasks</h3>
      <p className="note-line">
        {hasTeam(present)
          ? 'The setting on the dials, with every architecture in turn'
          : 'The setting on the dials has no team, so these are the tasks of the duel, independent parts'}
        : the same {scenario.agents} agents, tasks, faults and budget, on {entrantReplicates} seeds.
      </p>
      <RunBar
        progress={state}
        name="all architectures"
        onRun={() => void runRace(scenario, bench)}
        onCancel={cancelRace}
      />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys */}
      <div className="race-scroll" role="region" aria-label="Architectures, a table" tabIndex={0}>
        <table className="race">
          <thead>
            <tr>
              <th scope="col">Architecture</th>
              <th scope="col" className="race-success">
                <Term definition="Share of answered tasks whose answer is right and in time, with its 95 % interval (Wilson).">
                  Success
                </Term>
              </th>
              {columns.map(({ id: column, label, definition }) => (
                <th key={column} scope="col" className="race-number">
                  <Term definition={definition}>{label}</Term>
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">Open</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {entrants.map((entrant) => (
              <Row
                key={entrant.id}
                entrant={entrant}
                outcome={state.outcomes.get(entrant.id)}
                present={entrant.present && hasTeam(present)}
                single={single}
              />
            ))}
          </tbody>
        </table>
      </div>
      <PublishedFigures outcomes={state.outcomes} single={single} />
    </section>
  );
}

interface RowProps {
  entrant: Entrant;
  /** It stands on the dials now. */
  present: boolean;
  outcome: Outcome | undefined;
  single: Summary | null;
}

function Row({ entrant: { label, definition, source, scenario }, present, outcome, single }: RowProps) {
  return (
    <tr data-present={present || undefined}>
      <th scope="row">
        <Term definition={`${definition} ${source}`}>{label}</Term>
        {present && <span className="race-now">on the dials now</span>}
      </th>
      <Cells outcome={outcome} single={single} />
      <td>
        <IconButton
          icon={ArrowUpRight}
          label={`Open in the laboratory: ${label}`}
          onClick={() => void openScenario(scenario)}
        />
      </td>
    </tr>
  );
}

function Cells({ outcome, single }: Omit<RowProps, 'entrant' | 'present'>) {
  if (!outcome)
    return (
      <>
        <td className="race-success faint">not yet run</td>
        {columns.map(({ id }) => (
          <td key={id} className="race-number faint">
            –
          </td>
        ))}
      </>
    );
  if ('problem' in outcome)
    return (
      <td colSpan={columns.length + 1} className="bad">
        {outcome.problem}
      </td>
    );
  const { summary } = outcome;
  const [bar] = pairedBars([summary.success], 100);
  return (
    <>
      <td className="race-success">
        <span className="race-percent">
          <b>{shortNumber(summary.success.mean)} %</b>{' '}
          <span className="faint">{range(summary.success, (value) => value.toFixed(0))}</span>
        </span>
        {bar && (
          <svg className="race-plot" height="12" aria-hidden="true">
            <line className="race-axis" x1="0" x2="100%" y1="6" y2="6" />
            <Whisker bar={bar} middle={6} />
            <circle className="race-mean" cx={`${bar.to}%`} cy="6" r="3.5" />
          </svg>
        )}
      </td>
      {columns.map(({ id, text }) => (
        <td key={id} className="race-number">
          {text(summary, single)}
        </td>
      ))}
    </>
  );
}
