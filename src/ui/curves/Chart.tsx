import {
  type FormEvent,
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
  const reader = useRef<HTMLInputElement>(null);
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
    const { info, notes, furthest, recording } = run.getState();
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
    if (left.current && bottom.current)
      drawAxes(left.current, bottom.current, picture, axes.current, recording !== null);
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
    const timed = `at ${timeText(time, end, stores.run.getState().recording !== null)}`;
    write(value, text);
    write(when, hover === null ? '' : timed);
    write(ghostValue, hover === null || !ghost ? '' : exactText(readAt(ghost, hover)));
    write(theoryValue, hover === null || !theory ? '' : exactText(readAt(theory, hover)));
    if (!reader.current) return;
    reader.current.max = String(Math.max(0, measured.length - 1));
    reader.current.value = String(
      Math.max(0, hover === null ? row : rowsUntil(measured.times, measured.length, hover) - 1),
    );
    reader.current.setAttribute('aria-valuetext', `${text} ${timed}`);
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

  /** The range under the plot counts samples, so that its keys go from one to the next. */
  const readRow = useCallback((event: FormEvent<HTMLInputElement>) => {
    const { present } = stores.histories;
    const row = Math.min(event.currentTarget.valueAsNumber, present.length - 1);
    if (row >= 0) readCurvesAt(present.times[row]);
  }, []);

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
          className="chart-plot"
          onPointerMove={readAtPixel}
          onPointerDown={readAtPixel}
          onPointerLeave={() => readCurvesAt(null)}
          onPointerCancel={() => readCurvesAt(null)}
        >
          <input
            ref={reader}
            type="range"
            className="chart-reader"
            min={0}
            step={1}
            aria-label={`${metric.label}, read at a time`}
            onInput={readRow}
            onKeyDown={(event) => event.key === 'Escape' && readCurvesAt(null)}
            onBlur={() => readCurvesAt(null)}
          />
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
