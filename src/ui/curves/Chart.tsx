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
import { exactText, timeText, valueText } from '../../view/curves/numbers.ts';
import { type Axis, onAxis, rowsAgainst, theoryAgainst, timeAt } from '../../view/curves/against.ts';
import { type Band, type CurvePicture, paintCurve, readAt, type Rows } from '../../view/curves/paint.ts';
import { chartPicture, theoryRows, timeEnd } from '../../view/curves/picture.ts';
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

/** What other seeds came to, and its words for the legend. */
export interface ReplicateBand {
  rows: Band;
  words: string;
}

const axisWords = (axis: Axis): string | null =>
  axis.kind === 'time' ? null : axis.kind === 'rounds' ? 'steps' : axis.label;

interface ChartProps {
  metric: MetricInfo;
  scale: 'linear' | 'log';
  hasGhost: boolean;
  axis: Axis;
  band: ReplicateBand | null;
}

/** One metric over simulated time: a canvas for curves, SVG for axes, and a slider to read it at a time. */
export function Chart({ metric, scale, hasGhost, axis, band }: ChartProps) {
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
  const theory = useMemo(
    () => theoryAgainst(metric.theory ? theoryRows(metric.theory.points) : null, axis),
    [metric.theory, axis],
  );

  const paint: Paint = (context, box) => {
    const { histories, frames, run } = stores;
    const { present, ghost } = histories;
    const { info, notes, furthest, recording } = run.getState();
    const measured = rowsAgainst(present, metric.id, axis) ?? nothing;
    const before = rowsAgainst(ghost, metric.id, axis);
    const timed = axis.kind === 'time';
    const at = (time: number): number => onAxis(present, axis, time);
    const now = at(frames.current?.time ?? 0);
    const read = crosshair.getState().time;
    const hover = read === null ? null : at(read);
    const latest = [
      now,
      at(furthest),
      measured.times[measured.length - 1],
      before?.times[before.length - 1] ?? 0,
    ];
    const least = timed ? 8 * (info?.paceSeconds ?? 0) : 0;
    const end = timeEnd(latest, least, timed ? (info?.endSeconds ?? null) : null);
    const shownNotes = timed ? notes : [];
    const wish = {
      measured,
      ghost: before,
      theory,
      band: band?.rows ?? null,
      now,
      hover,
      notes: shownNotes,
      end,
      scale,
    };
    const picture = chartPicture(wish, box);
    shown.current = picture;
    paintCurve(context, picture, box, theme);
    if (left.current && bottom.current)
      drawAxes(left.current, bottom.current, picture, axes.current, recording !== null, axisWords(axis));
    word(picture);
  };

  /** Says the values in words: at the crosshair, else the latest up to now. */
  const word = ({ measured, ghost, theory, hover, now, x }: CurvePicture): void => {
    const at = performance.now();
    if (hover === null && at - worded.current < wordsEveryMs && stores.run.getState().playing) return;
    worded.current = at;
    const row = rowsUntil(measured.times, measured.length, now) - 1;
    const read = hover !== null ? readAt(measured, hover) : row < 0 ? Number.NaN : measured.values[row];
    const text = valueText(read, metric.unit);
    const end = x.domain[1];
    const time = hover ?? now;
    const timed =
      axis.kind === 'time'
        ? `at ${timeText(time, end, stores.run.getState().recording !== null)}`
        : `at ${exactText(Math.round(time))} ${axisWords(axis)}`;
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

  const readAtPixel = useCallback(
    (event: PointerEvent<HTMLDivElement>) => {
      const box = event.currentTarget.getBoundingClientRect();
      if (shown.current)
        readCurvesAt(
          nearestSample(
            timeAt(stores.histories.present, axis, valueAt(shown.current.x, event.clientX - box.left)),
          ),
        );
    },
    [axis],
  );

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
        theory={theory ? (metric.theory?.label ?? null) : null}
        ghost={hasGhost}
        band={band?.words ?? null}
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
