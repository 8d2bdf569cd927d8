import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EdgeList, Verdict, WorldInfo } from '../engine/kernel/frame.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';
import type { Compared, LaneFrame, OpenedLane } from '../worker/laboratory.ts';
import { createFrames, type Frames } from './frames.ts';
import type { Stores } from './index.ts';
import { createHistories, type Histories, rowAt } from './history.ts';

/** A run beside the main one, as the page follows it. */
export interface Lane {
  label: string;
  /** Null where it could not be built; `problem` says why. */
  info: WorldInfo | null;
  edges: EdgeList | null;
  scenario: Scenario | null;
  problem: string | null;
  sentence: string;
  verdict: Verdict | null;
  /** Commands that do not fit it, in words. */
  skipped: readonly string[];
  frames: Frames;
  histories: Histories;
}

/** What stands beside the main run; empty where nothing does. */
export interface Lanes {
  /** The main run's name among them. */
  label: string;
  /** How many of them stand before the main run. */
  place: number;
  lanes: readonly Lane[];
  /** A recording's numbers beside those of a simulated team; empty otherwise. */
  compared: readonly Compared[];
}

export const noLanes: Lanes = { label: '', place: 0, lanes: [], compared: [] };

export const createLanes = (): StoreApi<Lanes> => createStore<Lanes>(() => noLanes);

/**
 * Stops the film when the world comes to an end that more time cannot change, and all beside it with it. Returns whether the film still
 * stands for that reason, and not because a hand has stopped it.
 */
export function watchTheEnd({ run, lanes }: Pick<Stores, 'run' | 'lanes'>, pause: () => void): () => boolean {
  let stopped = -1;
  const look = (): void => {
    const { playing, verdict } = run.getState();
    const beside = lanes.getState().lanes.filter(({ info }) => info !== null);
    const ended = hasEnded(verdict) && beside.every((lane) => hasEnded(lane.verdict));
    if (!playing || !(verdict?.state === 'violated' || ended)) return;
    pause();
    stopped = run.getState().epoch;
  };
  run.subscribe(({ verdict, playing }, before) => {
    if (playing && !before.playing) stopped = -1;
    if (verdict?.state !== before.verdict?.state) look();
  });
  lanes.subscribe((now, before) => {
    if (now.lanes.some(({ verdict }, i) => verdict?.state !== before.lanes[i]?.verdict?.state)) look();
  });
  return () => stopped === run.getState().epoch && hasEnded(run.getState().verdict);
}

/** A run with a verdict that more time cannot change. */
export const hasEnded = (verdict: Verdict | null): boolean =>
  verdict !== null && ['violated', 'failed', 'done'].includes(verdict.state);

function laneOf(opened: OpenedLane): Lane {
  const { label } = opened;
  const [frames, histories] = [createFrames(), createHistories()];
  const nothing = { info: null, edges: null, scenario: null, problem: null, sentence: '', verdict: null };
  if ('problem' in opened)
    return { ...nothing, label, problem: opened.problem, skipped: [], frames, histories };
  const { info, frame, scenario, skipped } = opened;
  histories.begin(info.metrics, 'none');
  histories.append(frame.samples);
  frames.show(frame);
  const { sentence, verdict } = frame;
  return {
    ...{ label, info, scenario, skipped, sentence, verdict, frames, histories },
    edges: frame.edges ?? info.edges,
    problem: null,
  };
}

/** A new world stands, with these beside it. */
export function openLanes(
  store: StoreApi<Lanes>,
  label: string,
  place: number,
  opened: readonly OpenedLane[],
  compared: readonly Compared[] = [],
): void {
  store.setState(opened.length === 0 ? noLanes : { label, place, lanes: opened.map(laneOf), compared });
}

/** The next frames, for painters at once; React is told only where `slowly` says it is time. */
export function takeLanes(
  store: StoreApi<Lanes>,
  taken: readonly (LaneFrame | null)[] | undefined,
  slowly: boolean,
): void {
  const { lanes } = store.getState();
  if (lanes.length === 0 || !taken) return;
  let changed = slowly;
  const next = lanes.map((lane, i) => {
    const reply = taken[i];
    if (!reply) return lane;
    const { frame, skipped } = reply;
    lane.histories.append(frame.samples);
    lane.frames.show(frame);
    if (frame.edges || frame.verdict.state !== lane.verdict?.state) changed = true;
    const { sentence, verdict } = frame;
    return { ...lane, edges: frame.edges ?? lane.edges, sentence, verdict, skipped };
  });
  if (changed) store.setState({ lanes: next });
}

/** Forgets all curves after a time, of the main run and of those beside it: what comes after it will be another course of events. */
export function cutBack({ histories, lanes }: Pick<Stores, 'histories' | 'lanes'>, time: number): void {
  histories.truncate(time, true);
  for (const lane of lanes.getState().lanes) lane.histories.truncate(time, false);
}

/** The value of a metric at a simulated time; null before its first sample, where there is no such metric, or while it says nothing yet. */
export function valueAt({ present }: Histories, metric: string, time: number): number | null {
  const at = (id: string | undefined): number => present.metrics.findIndex((one) => one.id === id);
  const row = rowAt(present, time + 1e-9);
  const value = present.columns[at(metric)]?.[row];
  const counted = present.columns[at(present.metrics[at(metric)]?.once)]?.[row];
  if (counted === 0) return null;
  return value === undefined || Number.isNaN(value) ? null : value;
}
