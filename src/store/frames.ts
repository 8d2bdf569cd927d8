import type { Frame } from '../engine/kernel/frame.ts';

/**
 * The latest frame, outside React: painters read it at their own pace, and nothing renders at 60 Hz because of it.
 */
export interface Frames {
  readonly current: Frame | null;
  /** Calls back at once on every new frame, and with null when a world is closed; returns the way out. */
  subscribe(listen: (frame: Frame | null) => void): () => void;
  show(frame: Frame | null): void;
}

export function createFrames(): Frames {
  const listeners = new Set<(frame: Frame | null) => void>();
  let current: Frame | null = null;
  return {
    get current() {
      return current;
    },
    subscribe(listen) {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    show(frame) {
      current = frame;
      for (const listen of listeners) listen(frame);
    },
  };
}
