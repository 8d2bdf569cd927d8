import { lazy, Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { modeShown, learningView, type StageMode, useLearningView } from '../../store/learningView.ts';
import { rememberAgents } from '../../store/learningMemory.ts';
import { stores, useRun } from '../../store/index.ts';
import { Boundary } from '../shared/Boundary.tsx';
import { useMedia } from '../shared/useMedia.ts';
import './board.css';

const BoardPanel = lazy(() => import('./BoardPanel.tsx').then((module) => ({ default: module.BoardPanel })));

/** Room for a board and a graph side by side. */
const roomy = '(min-width: 1100px)';

const modes: readonly { id: Exclude<StageMode, 'auto'>; label: string }[] = [
  { id: 'board', label: 'Board' },
  { id: 'both', label: 'Both' },
  { id: 'graph', label: 'Graph' },
];

/** Over the stage, where a world has a board: the board itself, and the choice between it and the graph. */
export function BoardLayer() {
  useEffect(rememberAgents, []);
  const kind = useRun((run) => run.info?.board ?? null);
  const talks = useRun((run) => run.scenario?.learner !== undefined && talkative(run.scenario.learner));
  const room = useMedia(roomy);
  // Runs side by side are compared by their graphs: beside a graph, a board would be one lane's alone.
  const compared = useStore(stores.lanes, ({ lanes }) => lanes.length > 0);
  const mode = useLearningView((view) => view.mode);
  const flows = useRun((run) => run.info?.flows ?? false);
  if (kind === null && !flows) return null;
  const shown = compared && mode === 'auto' ? 'graph' : modeShown(mode, { talks, room: room && !compared });
  return (
    <div className="board-layer" data-mode={shown}>
      <div className="board-modes" role="group" aria-label="What the stage shows">
        {modes
          .filter(({ id }) => (room && !compared) || id !== 'both')
          .map(({ id, label }) => (
            <button
              key={id}
              type="button"
              aria-pressed={shown === id}
              onClick={() => learningView.setState({ mode: id })}
            >
              {label}
            </button>
          ))}
      </div>
      {shown !== 'graph' && (
        <Boundary name="the board">
          <Suspense fallback={null}>
            <BoardPanel />
          </Suspense>
        </Boundary>
      )}
    </div>
  );
}

/** A learner that tells others something: then its graph is worth seeing beside its board. */
const talkative = (learner: Readonly<Record<string, unknown>>): boolean =>
  'shares' in learner ? learner['shares'] !== 'nothing' : 'periodSeconds' in learner;
