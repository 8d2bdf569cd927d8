import { Crown, PanelRight } from 'lucide-react';
import { controller, useRun } from '../../store/index.ts';
import { hasEnded } from '../../store/lanes.ts';
import { IconButton } from '../shared/IconButton.tsx';
import { Stage } from '../stage/Stage.tsx';
import { LaneGraph } from './LaneGraph.tsx';
import { type Measure, measureAt, outcomesAt, scoreAt } from './measures.ts';
import { Pips } from './Pips.tsx';
import type { Standing } from './useLanes.ts';
import { inUnit, skippedWords } from './words.ts';

interface LaneCardProps {
  standing: Standing;
  leads: boolean;
  time: number;
  measures: readonly Measure[];
  /** The largest value of a measure in any lane, which fills its bar. */
  largestOf: (measure: Measure) => number;
  /** There are so many that words are short. */
  many: boolean;
}

/** One run among others: its name and score, its living graph, and its measures with bars that can be held against the others'. */
export function LaneCard({ standing, leads, time, measures, largestOf, many }: LaneCardProps) {
  const { label, at, lane, histories, sentence, verdict, scenario } = standing;
  const score = scoreAt(histories, time);
  const limit = Number(scenario?.environment['limit'] ?? 0);
  const main = lane === null;
  const canBeMain = useRun((run) => run.recording === null);
  const told = score ? `${score.right} of ${score.answered} right` : sentence;
  return (
    <section
      className="lane"
      aria-label={`${label}${main ? ', the main run' : ''}: ${told}`}
      data-main={main || undefined}
      data-leads={leads || undefined}
    >
      <header className="lane-head">
        <h3 className="lane-name" title={label}>
          {label}
        </h3>
        {leads && (
          <span className="lane-leads">
            <Crown size={14} strokeWidth={2} aria-hidden /> {hasEnded(verdict) ? 'wins' : 'leads'}
          </span>
        )}
        {!main && scenario !== null && canBeMain && (
          <IconButton
            icon={PanelRight}
            className="lane-choose"
            label={`Show curves and agents of: ${label}`}
            onClick={() => controller().makeMain(at)}
          />
        )}
      </header>
      {lane?.problem ? (
        <p className="lane-problem" role="note">
          It cannot run here. {lane.problem}
        </p>
      ) : (
        <>
          {score && (
            <div className="lane-score">
              <p>
                <b>{score.right}</b> of {score.answered} right
              </p>
              <Pips outcomes={outcomesAt(histories, time)} limit={limit} />
            </div>
          )}
          <div className="lane-graph">{lane ? <LaneGraph lane={lane} /> : <Stage inLane />}</div>
          <dl className="lane-measures">
            {measures.map((measure) => {
              const { id, label: name, unit, help } = measure;
              const value = measureAt(histories, id, time);
              const largest = largestOf(measure);
              const share = value === null || largest === 0 ? 0 : value / largest;
              return (
                <div key={id} className="lane-measure" title={help}>
                  <dt>{many ? name.replace(/ an? .*$/, '') : name}</dt>
                  <dd>{inUnit(value, unit)}</dd>
                  <svg className="lane-bar" aria-hidden>
                    <rect className="lane-bar-all" width="100%" height="100%" rx="2" />
                    <rect width={`${Math.min(100, Math.max(0, 100 * share))}%`} height="100%" rx="2" />
                  </svg>
                </div>
              );
            })}
          </dl>
          <p className="lane-sentence">{hasEnded(verdict) ? (verdict?.text ?? sentence) : sentence}</p>
          {lane && lane.skipped.length > 0 && (
            <p className="lane-skipped" role="note">
              {skippedWords(lane.skipped)}
            </p>
          )}
        </>
      )}
    </section>
  );
}
