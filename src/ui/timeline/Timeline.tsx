import { type FormEvent, type PointerEvent, useEffect, useMemo, useRef } from 'react';
import { controller, stores, useRun } from '../../store/index.ts';
import { nameOf } from '../../view/graph/labels.ts';
import { timeText } from '../../view/curves/numbers.ts';
import { timeEnd } from '../../view/curves/picture.ts';
import { paintTimeline } from '../../view/timeline/paint.ts';
import {
  commandText,
  courseAt,
  type Mark,
  markAt,
  timeAt,
  type TimelinePicture,
  timelinePicture,
} from '../../view/timeline/picture.ts';
import { type Paint, usePainted } from '../curves/usePainted.ts';
import { useTheme } from '../shared/useTheme.ts';
import './timeline.css';

/** The film's whole extent: drag to go back and forth, click a thin line above to change to that branch. */
export function Timeline() {
  const theme = useTheme();
  const info = useRun((run) => run.info);
  const ready = useRun((run) => run.status === 'ready');
  const inSteps = useRun((run) => run.recording !== null);
  const notes = useRun((run) => run.notes);
  const branches = useRun((run) => run.branches);
  const active = useRun((run) => run.branch);
  const furthest = useRun((run) => run.furthest);
  const reachable = useRun((run) => run.reachable);
  const root = useRef<HTMLDivElement>(null);
  const range = useRef<HTMLInputElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const shown = useRef<TimelinePicture | null>(null);
  const hover = useRef<number | null>(null);
  /** Where the axis ended when the drag began: it must not move under the hand. */
  const drag = useRef<{ end: number; resume: boolean } | null>(null);

  const marks = useMemo((): Mark[] => {
    const commands = branches.find(({ id }) => id === active)?.commands ?? [];
    const deeds = commands.map((command): Mark => {
      const text = commandText(command, (agent) => nameOf(info?.names, agent));
      return { time: command.time, tone: 'command', text };
    });
    return [...notes, ...deeds];
  }, [notes, branches, active, info]);

  const paint: Paint = (context, box) => {
    const now = stores.frames.current?.time ?? 0;
    const latest = [now, furthest, ...branches.map((branch) => branch.furthest)];
    const end = drag.current?.end ?? timeEnd(latest, 8 * (info?.paceSeconds ?? 0), info?.endSeconds ?? null);
    const seen = Math.max(furthest, now);
    const wish = {
      now,
      furthest: seen,
      end,
      reachable,
      marks,
      courses: branches,
      active,
      hover: hover.current,
      inSteps,
    };
    const picture = timelinePicture(wish, box);
    shown.current = picture;
    paintTimeline(context, picture, box, theme, getComputedStyle(context.canvas).fontFamily);
    if (!range.current) return;
    range.current.max = String(end);
    if (document.activeElement !== range.current || drag.current === null) range.current.value = String(now);
    range.current.setAttribute(
      'aria-valuetext',
      `${timeText(now, end, inSteps)} of ${timeText(end, end, inSteps)}`,
    );
  };

  const { canvas, repaint } = usePainted(paint);
  useEffect(() => stores.frames.subscribe(repaint), [repaint]);

  const point = (event: PointerEvent): { picture: TimelinePicture; x: number; y: number } | null => {
    const box = root.current?.getBoundingClientRect();
    return box && shown.current
      ? { picture: shown.current, x: event.clientX - box.left, y: event.clientY - box.top }
      : null;
  };

  const start = (event: PointerEvent<HTMLDivElement>): void => {
    const at = point(event);
    if (!at || !ready || event.button !== 0) return;
    const course = courseAt(at.picture, at.x, at.y);
    if (course !== null) {
      if (course !== active) controller().switchBranch(course);
      return;
    }
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { end: at.picture.end, resume: stores.run.getState().playing };
    if (drag.current.resume) controller().pause();
    range.current?.focus({ preventScroll: true });
    controller().seek(timeAt(at.picture, at.x));
  };

  const move = (event: PointerEvent<HTMLDivElement>): void => {
    const at = point(event);
    if (!at) return;
    if (drag.current) {
      controller().seek(timeAt(at.picture, at.x));
      say('', 0);
      return;
    }
    const course = courseAt(at.picture, at.x, at.y);
    event.currentTarget.dataset['on'] = course === null ? 'track' : 'course';
    hover.current = course === null ? timeAt(at.picture, at.x) : null;
    const mark = course === null ? markAt(at.picture, at.x) : null;
    const branch = branches.find(({ id }) => id === course);
    if (mark) say(`${timeText(mark.time, at.picture.end, inSteps)}: ${mark.text}`, at.x);
    else if (branch) say(branch.id === active ? 'This branch plays' : 'Change to this branch', at.x);
    else say('', 0);
    repaint();
  };

  const leave = (): void => {
    hover.current = null;
    say('', 0);
    repaint();
  };

  const end = (): void => {
    if (drag.current?.resume) controller().play();
    drag.current = null;
    leave();
  };

  /** Words over the timeline, kept within it; none for no text. */
  const say = (text: string, x: number): void => {
    const element = tip.current;
    if (!element) return;
    element.textContent = text;
    const room = (root.current?.clientWidth ?? 0) - element.offsetWidth;
    element.style.setProperty(
      'transform',
      `translateX(${Math.max(0, Math.min(room, x - element.offsetWidth / 2))}px)`,
    );
  };

  return (
    <div
      ref={root}
      className="timeline"
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onPointerLeave={() => drag.current === null && leave()}
    >
      <canvas ref={canvas} aria-hidden="true" />
      <input
        ref={range}
        type="range"
        className="timeline-range"
        aria-label="Simulated time"
        min={0}
        step="any"
        disabled={!ready}
        onInput={(event: FormEvent<HTMLInputElement>) => controller().seek(event.currentTarget.valueAsNumber)}
      />
      <div ref={tip} className="timeline-tip" aria-hidden="true" />
    </div>
  );
}
