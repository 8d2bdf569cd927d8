import {
  type KeyboardEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { currentFrame, hoverOver, selectAgent, stores, useRun, useView } from '../../store/index.ts';
import { learningView, useLearningView } from '../../store/learningView.ts';
import { cellAt } from '../../view/board/box.ts';
import { paintFlows } from '../../view/board/flows.ts';
import { legendWords } from '../../view/board/legend.ts';
import { type Painted, paintBoard } from '../../view/board/paint.ts';
import { pieceAt } from '../../view/board/pieces.ts';
import { Trails } from '../../view/board/trails.ts';
import { boardWords, cellWords, titleOf } from '../../view/board/words.ts';
import { usePainted } from '../curves/usePainted.ts';
import { formatCount } from '../shared/format.ts';
import { useMedia } from '../shared/useMedia.ts';
import { useTheme } from '../shared/useTheme.ts';
import { Brushes } from './Brushes.tsx';
import { Ground } from './ground.ts';
import { placeAt } from './placing.ts';
import { askEveryMs, type Boards, useBoard } from './useBoard.ts';

/** The world's board on a canvas: who stands where, what the selected agent would do, and hands to rebuild it. */
export function BoardPanel() {
  const selected = useView((view) => view.selectedAgent);
  const kind = useRun((run) => run.info?.board ?? null);
  const placeable = useRun((run) => run.info?.actions.includes('place') ?? false);
  const flows = useRun((run) => run.info?.flows ?? false);
  const info = useRun((run) => run.info);
  const [words, setWords] = useState({
    title: '',
    summary: '',
    cell: '',
    taught: '',
    legend: '',
    brushes: '',
  });
  const picked = useLearningView((view) => view.picture);
  const picture = flows && words.taught !== '' && (picked === 'flows' || kind === null) ? 'flows' : 'board';
  const theme = useTheme();
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const brush = useLearningView((view) => view.brush);
  const help = useId();
  const painted = useRef<Painted | null>(null);
  const trails = useRef(new Trails());
  const ground = useRef<Ground>(null);
  const [cursor, setCursor] = useState(-1);
  const agent = selected ?? (kind === 'model' || kind === 'line' ? -1 : 0);

  const boards = useBoard(agent, (now) => {
    if (now.latest) trails.current.add(now.latest);
    say(now, cursor);
    repaint();
  });

  const say = ({ latest }: Boards, cell: number): void => {
    if (!latest?.board) return;
    const next = {
      title: titleOf(latest.board),
      summary: boardWords(latest),
      cell: cellWords(latest, cell),
      legend: legendWords(latest, agent, painted.current?.place.cell ?? Number.POSITIVE_INFINITY),
      taught: latest.flows?.weight.some((weight) => weight > 0) ? 'yes' : '',
      brushes: latest.board.kind === 'grid' ? (latest.board.placeable ?? []).join() : '',
    };
    setWords((old) =>
      Object.keys(next).every((key) => old[key as 'cell'] === next[key as 'cell']) ? old : next,
    );
  };

  const { canvas, repaint } = usePainted((context, { width, height }) => {
    const { latest, before, arrivedMs } = boards.current;
    if (!latest) return;
    const share = still ? 1 : Math.min(1, (performance.now() - arrivedMs) / askEveryMs);
    const { selectedAgent, hoveredAgent } = stores.view.getState();
    const all = {
      view: latest,
      before,
      share,
      cell: cursor,
      selected: selectedAgent ?? -1,
      hovered: hoveredAgent ?? -1,
      alive: currentFrame()?.alive ?? null,
      trails: trails.current,
      ground: (key: readonly unknown[], draw: (pen: CanvasRenderingContext2D) => void) => {
        ground.current ??= new Ground();
        ground.current.show(context, { width, height }, key, draw);
      },
    };
    const box = { x: 0, y: 0, width, height };
    if (picture === 'flows') {
      painted.current = null;
      if (latest.flows) paintFlows(context, latest.flows, info?.n ?? 0, all.selected, box, theme);
    } else painted.current = paintBoard(context, all, box, theme);
    if (share < 1 && painted.current) requestAnimationFrame(repaint);
  });

  useEffect(() => stores.view.subscribe(repaint), [repaint]);
  useEffect(() => trails.current.clear(), [info]);

  const point = useCallback((cell: number) => {
    setCursor(cell);
    say(boards.current, cell);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- refs and setters stay the same
  }, []);

  const under = (event: PointerEvent<HTMLCanvasElement>): { agent: number; cell: number } => {
    if (!painted.current) return { agent: -1, cell: -1 };
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    const { place, at, board } = painted.current;
    const reach = event.pointerType === 'mouse' ? 5 : 10;
    return { agent: pieceAt(board, at, place, x, y, reach), cell: cellAt(place, x, y) };
  };

  const build = (cell: number): void => {
    const { latest } = boards.current;
    if (placeable && latest?.board?.kind === 'grid' && cell >= 0) placeAt(latest.board, cell, brush);
  };

  const press = (event: KeyboardEvent): void => {
    const board = painted.current?.board;
    if (!board || event.ctrlKey || event.metaKey || event.altKey) return;
    const moves: Record<string, number> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -board.width,
      ArrowDown: board.width,
    };
    const move = moves[event.key];
    if (move !== undefined) {
      const from = cursor < 0 ? 0 : cursor;
      const sideways =
        Math.abs(move) === 1 && Math.floor((from + move) / board.width) !== Math.floor(from / board.width);
      const to = from + move;
      if (cursor < 0) point(0);
      else if (!sideways && to >= 0 && to < board.cells.length) point(to);
    } else if (event.key === 'Enter' || event.key === ' ') build(cursor);
    else if (event.key === 'Escape') point(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <section className="board" aria-label="Board">
      <div className="board-head">
        {flows && kind !== null && words.taught !== '' ? (
          <div className="board-brushes" role="group" aria-label="Picture">
            <Pick id="board" picture={picture} label={words.title} />
            <Pick id="flows" picture={picture} label="Who learned from whom" />
          </div>
        ) : (
          <h2 className="board-title">{picture === 'flows' ? 'Who learned from whom' : words.title}</h2>
        )}
        {placeable && picture === 'board' && words.brushes !== '' && (
          <Brushes kinds={words.brushes.split(',')} />
        )}
      </div>
      <div className="board-place">
        <canvas
          ref={canvas}
          className="board-canvas"
          // oxlint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role -- application is a widget: it takes keys
          role="application"
          aria-roledescription="board"
          aria-label={words.summary}
          aria-describedby={help}
          tabIndex={0}
          onKeyDown={press}
          onPointerMove={(event) => {
            const found = under(event);
            event.currentTarget.dataset['over'] = found.agent >= 0 ? 'agent' : found.cell >= 0 ? 'cell' : '';
            hoverOver(found.agent >= 0 ? { agent: found.agent } : {});
            if (found.cell !== cursor) point(found.cell);
          }}
          onPointerLeave={() => {
            hoverOver();
            point(-1);
          }}
          onClick={(event) => {
            const found = under(event as unknown as PointerEvent<HTMLCanvasElement>);
            if (found.agent >= 0) selectAgent(found.agent);
            else build(found.cell);
          }}
        />
      </div>
      <p id={help} className="stage-unseen">
        Arrow keys go from cell to cell{placeable ? ', Enter builds there' : ''}, Escape lets go.
      </p>
      <p className="board-foot" aria-live="polite">
        {picture === 'flows' ? flowWords(boards.current) : words.cell || words.legend}
      </p>
    </section>
  );
}

function Pick({ id, picture, label }: { id: 'board' | 'flows'; picture: string; label: string }) {
  return (
    <button
      type="button"
      aria-pressed={picture === id}
      onClick={() => learningView.setState({ picture: id })}
    >
      {label}
    </button>
  );
}

function flowWords({ latest }: Boards): string {
  const flows = latest?.flows;
  if (!flows) return '';
  const total = flows.weight.reduce((sum, weight) => sum + weight, 0);
  return `Ribbons run from teachers to learners; ${formatCount(total)} ${flows.unit} learned so far. Select an agent to see its own.`;
}
