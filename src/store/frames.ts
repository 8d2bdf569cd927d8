import type { Frame } from '../engine/kernel/frame.ts';

/**
 * The latest frame, outside React: painters read it at their own pace, and nothing renders at 60 Hz because of it.
 * A frame's arrays live until the next one has been shown; then their buffers go back to the engine. Copy what must stay.
 */
export interface Frames {
  readonly current: Frame | null;
  /** Calls back at once on every new frame, and with null when a world is closed; returns the way out. */
  subscribe(listen: (frame: Frame | null) => void): () => void;
  /** Shows a frame and returns the one it replaces, whose buffers are free from now on. */
  show(frame: Frame | null): Frame | null;
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
      const before = current;
      current = frame;
      for (const listen of listeners) listen(frame);
      return before;
    },
  };
}

/** The buffers of a frame that may be filled again; its list of edges stays with whoever draws them. */
export function buffersOf(frame: Frame): ArrayBuffer[] {
  const { messages, arrivals, samples } = frame;
  const arrays: ArrayBufferView[] = [
    frame.alive,
    ...frame.channels,
    messages.id,
    messages.from,
    messages.to,
    messages.progress,
    messages.kind,
    messages.lost,
    samples.times,
    samples.values,
  ];
  if (arrivals) {
    const { id, from, to, sentAt, endedAt, kind, lost } = arrivals;
    arrays.push(id, from, to, sentAt, endedAt, kind, lost);
  }
  const buffers = new Set<ArrayBuffer>();
  for (const { buffer } of arrays) if (buffer instanceof ArrayBuffer && buffer.byteLength > 0) buffers.add(buffer);
  return [...buffers];
}
