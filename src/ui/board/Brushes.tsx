import { learningView, useLearningView } from '../../store/learningView.ts';

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** What a click on a cell puts there; what stands there already is taken down. */
export function Brushes({ kinds }: { kinds: readonly string[] }) {
  const brush = useLearningView((view) => view.brush);
  return (
    <div className="board-brushes" role="group" aria-label="A click builds">
      <span aria-hidden>Click:</span>
      {['select', ...kinds.slice(1), kinds[0]].map((id) => (
        <button
          key={id}
          type="button"
          aria-pressed={brush === id}
          onClick={() => learningView.setState({ brush: id })}
        >
          {id === 'select' ? 'Look' : capital(id)}
        </button>
      ))}
    </div>
  );
}
