import { type CostId, costIds, type Measured } from '../../store/labCosts.ts';
import { costExtent } from '../../view/claims/picture.ts';
import { CostPlot } from './CostPlot.tsx';

const good = new Set(['converged', 'agreed', 'done']);
const endings: Record<string, string> = {
  stalled: 'stopped short of everyone',
  diverged: 'ended apart',
  running: 'never came to an end',
  'cut short': 'were cut short by their limit of events',
  failed: 'failed',
  violated: 'broke a promise',
};

/** How the runs ended that did not end well; '' if all did. */
function endingText({ trial, ended, runs }: Measured): string {
  if (trial.seconds !== undefined) return '';
  const parts = Object.entries(ended)
    .filter(([how]) => !good.has(how))
    .map(([how, count]) => `${count} ${endings[how] ?? how}`);
  return parts.length === 0 ? '' : `Of ${runs} runs ${parts.join(', ')}.`;
}

const per: Record<Measured['trial']['per'], string> = {
  fact: 'a fact',
  command: 'a command',
  task: 'a task',
  run: 'a run',
  second: 'a second',
};

function labelOf(id: CostId, { trial, costs }: Measured): string {
  const unit = per[trial.per];
  if (id === 'messages') return `Messages ${unit}`;
  if (id === 'bytes') return `Bytes ${unit}`;
  if (trial.per === 'command') return 'Time to the answer, s';
  if (trial.per === 'task') return 'Time a task, s';
  return costs.time.unit === 'rounds' ? 'Rounds' : 'Time, s';
}

/** Small multiples: a row a trial, a column a cost; within a column all share their scales. */
export function Multiples({ measured }: { measured: readonly Measured[] }) {
  const sizes = measured.flatMap(({ trial }) => trial.sizes);
  const extent: [number, number] = [Math.min(...sizes), Math.max(...sizes)];
  // Rounds and seconds are no common measure, nor is a cost a second one with a cost a fact.
  const shared = (id: CostId, like: Measured): [number, number] | null =>
    costExtent(
      measured
        .filter(({ trial, costs }) => costs[id].unit === like.costs[id].unit && trial.per === like.trial.per)
        .map(({ costs }) => costs[id].points),
    );
  return (
    <ul className="multiples">
      {measured.map((one) => {
        const ending = endingText(one);
        return (
          <li key={one.trial.id} className="multiple" data-present={one.trial.present || undefined}>
            <div className="multiple-name">
              <h4>{one.trial.label}</h4>
              {one.trial.present && <span className="multiple-now">on the dials now</span>}
              {ending && <p className="faint">{ending}</p>}
              {one.problems.map((problem) => (
                <p key={problem} className="multiple-problem">
                  {problem}
                </p>
              ))}
            </div>
            {costIds.map((id) => {
              const costs = shared(id, one);
              return costs && one.costs[id].points.length > 0 ? (
                <CostPlot
                  key={id}
                  id={id}
                  label={labelOf(id, one)}
                  cost={one.costs[id]}
                  present={one.trial.present === true}
                  sizes={extent}
                  costs={costs}
                />
              ) : (
                <div key={id} className="cost-none" />
              );
            })}
          </li>
        );
      })}
    </ul>
  );
}
