import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Frame } from '../engine/kernel/frame.ts';
import { type Choices, createChoices } from './choices.ts';
import type { Controller } from './controller.ts';
import { createFrames, type Frames } from './frames.ts';
import { createHistories, type Histories } from './history.ts';
import { createLanes, type Lanes } from './lanes.ts';
import { createRun, type Run } from './run.ts';
import { type Link, createView, hover, select, type View } from './view.ts';

/**
 * The page's one set of stores, and React's edge of it. Slices that change slowly are hooks; frames and curves, which
 * change sixty times a second, are subscribed to by painters and never pass through React.
 */
export interface Stores {
  choices: StoreApi<Choices>;
  run: StoreApi<Run>;
  view: StoreApi<View>;
  lanes: StoreApi<Lanes>;
  frames: Frames;
  histories: Histories;
}

const blank = {
  version: 1,
  seed: 1,
  agents: 40,
  topology: { id: 'watts-strogatz' },
  network: { id: 'links' },
  protocol: { id: 'gossip' },
  environment: { id: 'facts' },
} as const;

export const createStores = (): Stores => ({
  choices: createChoices(blank),
  run: createRun(),
  view: createView(),
  lanes: createLanes(),
  frames: createFrames(),
  histories: createHistories(),
});

export const stores: Stores = createStores();

export const useRun = <T>(pick: (run: Run) => T): T => useStore(stores.run, pick);
export const useChoices = <T>(pick: (choices: Choices) => T): T => useStore(stores.choices, pick);
export const useLanes = <T>(pick: (lanes: Lanes) => T): T => useStore(stores.lanes, pick);
export const useView = <T>(pick: (view: View) => T): T => useStore(stores.view, pick);

/** The latest frame, or null before the first. */
export const currentFrame = (): Frame | null => stores.frames.current;
/** Calls back on each new frame (null when a world closes); returns the way out. */
export const subscribeFrame = (listen: (frame: Frame | null) => void): (() => void) =>
  stores.frames.subscribe(listen);

export const selectAgent = (agent: number | null): void =>
  select(stores.view, agent === null ? {} : { agent });
export const selectLink = (link: Link | null): void => select(stores.view, link === null ? {} : { link });
export const selectMessage = (message: number | null): void =>
  select(stores.view, message === null ? {} : { message });
export const hoverOver = (what: { agent?: number; link?: Link; message?: number } = {}): void =>
  hover(stores.view, what);
export const setView = (change: Partial<View>): void => stores.view.setState(change);

let attached: Controller | null = null;

/** The composition root hands over the one who talks to the engine. */
export function attach(controller: Controller): void {
  attached = controller;
}

/** Who plays, steps, seeks and acts; throws before the composition root has attached it. */
export function controller(): Controller {
  if (!attached) throw new Error('store: no controller is attached yet; src/main.tsx attaches it');
  return attached;
}
