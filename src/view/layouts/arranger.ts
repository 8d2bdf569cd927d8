import { chosen, placed } from './choose.ts';
import { type Layout, type LayoutRequest, spiral } from './layout.ts';
import type { Job, Step } from './worker.ts';

type Show = (positions: Float32Array, done: boolean) => void;

/** Lays graphs out: small and quick ones at once, large ones in a worker of their own that streams what it has. */
export interface Arranger {
  /** Begins a layout; what still runs is dropped. `show` is called at once and again with better positions. */
  arrange(layout: string | null, request: LayoutRequest, show: Show): void;
  close(): void;
}

/** Agents and edges up to which forces are worked out at once, so that the first picture is already the right one. */
const atOnce = { agents: 120, edges: 1_000 };

/** `makeWorker` gives the worker; null, or one that throws, and the work is done here in slices between frames. */
export function createArranger(makeWorker: (() => Worker) | null, clock: () => number): Arranger {
  let worker: Worker | null = null;
  let broken = makeWorker === null;
  let job = 0;
  let running: { job: Job; layout: Layout; show: Show } | null = null;

  const slice = (steps: Generator<Float32Array, Float32Array>, mine: number, show: Show): void => {
    if (mine !== job) return;
    const { value, done } = steps.next();
    show(value.slice(), done === true);
    if (done !== true) setTimeout(slice, 0, steps, mine, show);
  };

  const here = (): void => {
    if (running === null) return;
    const { job: wanted, layout, show } = running;
    const steps = layout.improve?.(wanted.request, clock);
    if (steps === undefined) show(placed(layout, wanted.request, clock), true);
    else slice(steps, wanted.job, show);
  };

  const start = (): Worker | null => {
    if (worker !== null || broken || makeWorker === null) return worker;
    try {
      worker = makeWorker();
    } catch {
      broken = true;
      return null;
    }
    worker.onmessage = ({ data }: MessageEvent<Step>) => {
      if (data.job === running?.job.job) running.show(data.positions, data.done);
    };
    worker.onerror = () => {
      worker?.terminate();
      worker = null;
      broken = true;
      here();
    };
    return worker;
  };

  return {
    arrange(layout, request, show) {
      job++;
      running = null;
      const way = chosen(layout, request);
      const edges = request.from.length;
      if (way.place !== undefined && request.n + edges < 60_000) {
        show(way.place(request), true);
        return;
      }
      if (request.n <= atOnce.agents && edges <= atOnce.edges) {
        // Without a limit of time, so that a busy machine shows the same picture as a quick one.
        show(placed(way, { ...request, budgetMs: Number.POSITIVE_INFINITY }, clock), true);
        return;
      }
      // Something to look at while the worker begins: the old places, or a seeded disc.
      if (request.before === undefined || request.before.length < 2 * request.n)
        show(spiral(request.n), false);
      running = { job: { job, layout, request }, layout: way, show };
      const thread = start();
      if (thread === null) here();
      else thread.postMessage(running.job);
    },
    close() {
      job++;
      worker?.terminate();
      worker = null;
      running = null;
    },
  };
}
