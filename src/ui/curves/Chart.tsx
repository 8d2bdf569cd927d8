import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
} from 'react';
import type { MetricInfo } from '../../engine/kernel/frame.ts';
import { stores } from '../../store/index.ts';
import { rowsUntil } from '../../view/curves/decimate.ts';
import { exactText, timeText, withUnit } from '../../view/curves/numbers.ts';
import { type CurvePicture, paintCurve, readAt, type Rows } from '../../view/curves/paint.ts';
import { chartPicture, rowsOf, theoryRows, timeEnd } from '../../view/curves/picture.ts';
import { valueAt } from '../../view/curves/scales.ts';
import { useTheme } from '../shared/useTheme.ts';
import { drawAxes } from './axes.ts';
import { Legend } from './Legend.tsx';
import { crosshair, readCurvesAt } from './crosshair.ts';
import { type Paint, usePainted } from './usePainted.ts';

const margin = { top: 4, right: 4, bottom: 18, left: 40 };
/** The number beside the title changes this often while the film runs: digits that race cannot be read. */
const wordsEveryMs = 120;
const nothing: Rows = { times: [], values: [], length: 0 };

interface ChartProps {
  metric: MetricInfo;
  scale: 'linear' | 'log';
  hasGhost: boolean;
}

/** One metric over simulated time: a canvas for curves, SVG for axes, and a slider to read it at a time. */
export function Chart({ metric, scale, hasGhost }: ChartProps) {
  const theme = useTheme();
  const id = useId();
  const left = useRef<SVGGElement>(null);
  const bottom = useRef<SVGGElement>(null);
  const plotArea = useRef<HTMLDivElement>(null);
  const value = useRef<HTMLSpanElement>(null);
  const when = useRef<HTMLSpanElement>(null);
  const theoryValue = useRef<HTMLSpanElement>(null);
  const ghostValue = useRef<HTMLSpanElement>(null);
  const axes = useRef({ key: '' });
  const worded = useRef(0);
  const shown = useRef<CurvePicture | null>(null);
  const theory = useMemo(() => (metric.theory ? theoryRows(metric.theory.points) : null), [metric.theory]);

  const paint: Paint = (context, box) => {
    const { histories, frames, run } = stores;
    const { present, ghost } = histories;
    const { info, notes, furthest } = run.getState();
    const measured = rowsOf(present, metric.id) ?? nothing;
    const before = rowsOf(ghost, metric.id);
    const now = frames.current?.time ?? 0;
    const hover = crosshair.getState().time;
    const latest = [now, furthest, present.times[present.length - 1], ghost?.times[ghost.length - 1] ?? 0];
    const end = timeEnd(latest, 8 * (info?.paceSeconds ?? 0), info?.endSeconds ?? null);
    const wish = { measured, ghost: before, theory, band: null, now, hover, notes, end, scale };
    const picture = chartPicture(wish, box);
    shown.current = picture;
    paintCurve(context, picture, box, theme);
    if (left.current && bottom.current) drawAxes(left.current, bottom.current, picture, axes.current);
    word(picture);
  };

  /** Says the values in words: at the crosshair, else the latest up to now. */
  const word = ({ measured, ghost, theory, hover, now, x }: CurvePicture): void => {
    const at = performance.now();
    if (hover === null && at - worded.current < wordsEveryMs && stores.run.getState().playing) return;
    worded.current = at;
    const row = rowsUntil(measured.times, measured.length, now) - 1;
    const read = hover !== null ? readAt(measured, hover) : row < 0 ? Number.NaN : measured.values[row];
    const text = withUnit(exactText(read), metric.unit);
    const end = x.domain[1];
    const time = hover ?? now;
    const timed = `at ${timeText(time, end)}`;
    write(value, text);
    write(when, hover === null ? '' : timed);
    write(ghostValue, hover === null || !ghost ? '' : exactText(readAt(ghost, hover)));
    write(theoryValue, hover === null || !theory ? '' : exactText(readAt(theory, hover)));
    const slider = plotArea.current;
    slider?.setAttribute('aria-valuemax', String(end));
    slider?.setAttribute('aria-valuenow', String(Math.min(time, end)));
    slider?.setAttribute('aria-valuetext', `${text} ${timed}`);
  };

  const { canvas, repaint } = usePainted(paint);
  useEffect(() => {
    axes.current.key = '';
    const leave = [
      stores.histories.subscribe(repaint),
      stores.frames.subscribe(repaint),
      crosshair.subscribe(repaint),
    ];
    return () => {
      for (const way of leave) way();
    };
  }, [repaint]);

  const readAtPixel = useCallback((event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    if (shown.current) readCurvesAt(nearestSample(valueAt(shown.current.x, event.clientX - box.left)));
  }, []);

  const readByKey = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = {
      ArrowLeft: -1,
      ArrowDown: -1,
      ArrowRight: 1,
      ArrowUp: 1,
      PageDown: -20,
      PageUp: 20,
    };
    const { present } = stores.histories;
    if (present.length === 0) return;
    const at = crosshair.getState().time ?? stores.frames.current?.time ?? 0;
    const row = Math.max(0, rowsUntil(present.times, present.length, at) - 1);
    const jump = steps[event.key];
    const to =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? present.length - 1
          : jump === undefined
            ? null
            : row + jump;
    if (to === null) {
      if (event.key === 'Escape') readCurvesAt(null);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    readCurvesAt(present.times[Math.min(present.length - 1, Math.max(0, to))]);
  };

  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption className="chart-head">
        <span id={id} className="chart-title" title={metric.help}>
          {metric.label}
        </span>
        <span className="chart-reading">
          <span ref={value} className="chart-value" /> <span ref={when} className="chart-when" />
        </span>
      </figcaption>
      <Legend
        theory={metric.theory?.label ?? null}
        ghost={hasGhost}
        theoryValue={theoryValue}
        ghostValue={ghostValue}
      />
      <div className="chart-body">
        <svg className="chart-axes" aria-hidden="true">
          <g ref={left} transform={`translate(${margin.left} ${margin.top})`} />
          <svg className="chart-foot" x={margin.left} y="100%">
            <g ref={bottom} transform={`translate(0 ${-margin.bottom})`} />
          </svg>
        </svg>
        <div
          ref={plotArea}
          className="chart-plot"
          role="slider"
          tabIndex={0}
          aria-label={`${metric.label}, read at a time`}
          aria-valuemin={0}
          aria-valuemax={1}
          aria-valuenow={0}
          onPointerMove={readAtPixel}
          onPointerDown={readAtPixel}
          onPointerLeave={() => readCurvesAt(null)}
          onPointerCancel={() => readCurvesAt(null)}
          onKeyDown={readByKey}
          onBlur={() => readCurvesAt(null)}
        >
          <canvas ref={canvas} aria-hidden="true" />
        </div>
      </div>
    </figure>
  );
}

function write(place: RefObject<HTMLSpanElement | null>, text: string): void {
  if (place.current && place.current.textContent !== text) place.current.textContent = text;
}

/** The time of the sample nearest to a time: what is read is what was measured. */
function nearestSample(time: number): number {
  const { times, length } = stores.histories.present;
  if (length === 0) return Math.max(0, time);
  const row = rowsUntil(times, length, time) - 1;
  if (row < 0) return times[0];
  if (row === length - 1) return times[row];
  return time - times[row] <= times[row + 1] - time ? times[row] : times[row + 1];
}
