import { type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { hoverOver, selectAgent, selectMessage, stores, useRun, useView } from '../../store/index.ts';
import { nameOf } from '../../view/graph/labels.ts';
import { tickText, timeText, timeUnit } from '../../view/curves/numbers.ts';
import { nameWidth, paintSpaceTime } from '../../view/spacetime/paint.ts';
import {
  type Arrow,
  arrowAt,
  rowAt,
  rowsThatFit,
  type SpaceTimePicture,
  spaceTimePicture,
} from '../../view/spacetime/picture.ts';
import { chooseRows } from '../../view/spacetime/rows.ts';
import { type Paint, usePainted } from '../curves/usePainted.ts';
import { useTheme } from '../shared/useTheme.ts';
import { rememberEnded } from '../inspector/ended.ts';
import { Kinds } from './Kinds.tsx';
import { useTraffic } from './useTraffic.ts';
import './spacetime.css';

/** Seconds of watching that fill the window at first. */
const watchedSeconds = 10;

/** One line an agent, time to the right, messages as slanted arrows from their sending to their end. */
export function SpaceTime() {
  const theme = useTheme();
  const info = useRun((run) => run.info);
  const edges = useRun((run) => run.edges);
  const notes = useRun((run) => run.notes);
  const recording = useRun((run) => run.recording);
  const selected = useView((view) => view.selectedAgent);
  const hovered = useView((view) => view.hoveredMessage);
  const chosen = useView((view) => view.selectedMessage);
  const [zoom, setZoom] = useState(0);
  const [fits, setFits] = useState(40);
  const root = useRef<HTMLDivElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const share = useRef<HTMLSpanElement>(null);
  const shown = useRef<SpaceTimePicture | null>(null);
  const asked = useRef<(() => void) | null>(null);
  const changed = useCallback(() => asked.current?.(), []);
  const watched = useTraffic(changed);

  const n = info?.n ?? 0;
  const rows = useMemo(
    () => chooseRows(n, selected, edges, fits, (agent) => nameOf(info?.names, agent)),
    [n, selected, edges, fits, info],
  );
  const names = useMemo(() => rows.agents.map((agent) => nameOf(info?.names, agent)), [rows, info]);
  const whole = Math.min(
    info?.endSeconds ?? Number.POSITIVE_INFINITY,
    watchedSeconds * (info?.paceSeconds ?? 1) * 1.6,
  );
  const first = info?.endSeconds ? whole : watchedSeconds * (info?.paceSeconds ?? 1);
  const span = first * 2 ** -zoom;

  const paint: Paint = (context, box) => {
    const frame = stores.frames.current;
    const fitting = rowsThatFit(box.height);
    if (fitting !== fits) setFits(fitting);
    const family = getComputedStyle(context.canvas).fontFamily;
    const picture = spaceTimePicture(
      {
        now: frame?.time ?? 0,
        span,
        rows,
        traffic: watched.traffic,
        flying: frame?.messages ?? null,
        outages: (agent) => watched.lives.of(agent),
        notes,
        kinds: info?.messageKinds ?? [],
        names,
        selected,
        lit: hovered ?? chosen,
      },
      box,
      nameWidth(context, names, box, family),
    );
    shown.current = picture;
    paintSpaceTime(context, picture, box, theme, family);
    const { arrows, total } = picture;
    if (share.current) {
      const words = total > arrows.length ? `the latest ${arrows.length} of ${total} messages` : '';
      if (share.current.textContent !== words) share.current.textContent = words;
    }
  };
  const { canvas, repaint } = usePainted(paint);
  useEffect(() => {
    asked.current = repaint;
    return () => {
      asked.current = null;
    };
  }, [repaint]);

  const arrowUnder = (event: PointerEvent): { arrow: Arrow | null; row: number; x: number; y: number } => {
    const box = root.current?.getBoundingClientRect();
    const [x, y] = [event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)];
    const picture = shown.current;
    if (!picture) return { arrow: null, row: -1, x, y };
    return { arrow: x < picture.left ? null : arrowAt(picture, x, y), row: rowAt(picture, y), x, y };
  };

  const move = (event: PointerEvent): void => {
    const { arrow, row, x, y } = arrowUnder(event);
    const agent = rows.agents[row];
    if (arrow) hoverOver({ message: arrow.trip.id });
    else if (agent !== undefined && x < (shown.current?.left ?? 0)) hoverOver({ agent });
    else hoverOver();
    say(arrow ? wordsFor(arrow) : '', x, y);
  };

  const leave = (): void => {
    hoverOver();
    say('', 0, 0);
  };

  const press = (event: PointerEvent): void => {
    const { arrow, row } = arrowUnder(event);
    const agent = rows.agents[row];
    if (arrow) {
      if (arrow.state !== 'flying') rememberEnded(arrow.trip.id, wordsFor(arrow));
      selectMessage(arrow.trip.id);
    } else if (agent !== undefined) selectAgent(agent === selected ? null : agent);
  };

  const wordsFor = ({ trip, state }: Arrow): string => {
    const kind = info?.messageKinds[trip.kind]?.label ?? 'Message';
    const [from, to] = [trip.from, trip.to].map((agent) =>
      agent < 0 ? 'outside' : nameOf(info?.names, agent),
    );
    const extent = shown.current?.to ?? 1;
    const sent = `sent at ${timeText(trip.sentAt, extent)}`;
    const end =
      state === 'flying'
        ? 'on its way'
        : `${state === 'lost' ? 'lost' : 'arrived'} ${trip.endedAt >= 0 ? `at ${timeText(trip.endedAt, extent)}` : ''}`;
    return `${kind}: ${from} → ${to}, ${sent}, ${end}`.trim();
  };

  /** Words beside the pointer, kept within the diagram; none for no text. */
  const say = (text: string, x: number, y: number): void => {
    const element = tip.current;
    const box = root.current;
    if (!element || !box) return;
    if (element.textContent !== text) element.textContent = text;
    const left = Math.max(0, Math.min(box.clientWidth - element.offsetWidth, x + 12));
    const above = y - element.offsetHeight - 10;
    element.style.setProperty('transform', `translate(${left}px, ${above < 0 ? y + 16 : above}px)`);
  };

  return (
    <section className="spacetime" aria-label="Space-time diagram">
      <div className="spacetime-bar">
        <p className="spacetime-words">
          {rows.words === '' ? (n === 1 ? '1 agent' : `${n} agents`) : rows.words}, {spanText(span)} of
          simulated time <span ref={share} />
        </p>
        <button
          type="button"
          className="spacetime-button"
          aria-label="Show more time"
          title="Show more time"
          onClick={() => setZoom(Math.max(-6, zoom - 1))}
        >
          −
        </button>
        <button
          type="button"
          className="spacetime-button"
          aria-label="Show less time"
          title="Show less time"
          onClick={() => setZoom(Math.min(10, zoom + 1))}
        >
          +
        </button>
      </div>
      <div
        ref={root}
        className="spacetime-plot"
        onPointerMove={move}
        onPointerLeave={leave}
        onPointerUp={press}
        onPointerCancel={leave}
      >
        <canvas ref={canvas} aria-hidden="true" />
        {rows.agents.length > 0 && (
          <input
            type="range"
            className="spacetime-range"
            aria-label="Selected agent"
            aria-orientation="vertical"
            aria-valuetext={selected === null ? 'none' : nameOf(info?.names, selected)}
            min={0}
            max={rows.agents.length - 1}
            step={1}
            // The first line is at the top, and the arrow up goes up.
            value={rows.agents.length - 1 - Math.max(0, rows.rowOf.get(selected ?? -1) ?? 0)}
            onChange={(event) =>
              selectAgent(rows.agents[rows.agents.length - 1 - event.currentTarget.valueAsNumber] ?? null)
            }
          />
        )}
        <div ref={tip} className="spacetime-tip" aria-hidden="true" />
      </div>
      <Kinds kinds={info?.messageKinds ?? []} mayLose={recording === null} />
    </section>
  );
}

/** A length of time without needless zeros: 10 s, 2.5 s, 125 ms. */
function spanText(seconds: number): string {
  const unit = timeUnit(seconds);
  return `${tickText(Number((seconds / unit.seconds).toPrecision(4)))} ${unit.name}`;
}
