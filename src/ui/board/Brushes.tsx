import { learningView, useLearningView } from '../../store/learningView.ts';

const brushes = [
  { id: 'select', label: 'Look' },
  { id: 'wall', label: 'Wall' },
  { id: 'cliff', label: 'Cliff' },
  { id: 'goal', label: 'Goal' },
  { id: 'floor', label: 'Floor' },
] as const;

/** What a click on a cell puts there; what stands there already is taken down. */
export function Brushes() {
  const brush = useLearningView((view) => view.brush);
  return (
    <div className="board-brushes" role="group" aria-label="A click builds">
      <span aria-hidden>Click:</span>
      {brushes.map(({ id, label }) => (
        <button key={id} type="button" aria-pressed={brush === id} onClick={() => learningView.setState({ brush: id })}>
          {label}
        </button>
      ))}
    </div>
  );
}
