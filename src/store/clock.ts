/** Real time as the controller needs it; tests bring their own. */
export interface Clock {
  nowMs(): number;
  /** Calls back before the next picture is painted. */
  nextFrame(callback: () => void): number;
  cancelFrame(handle: number): void;
}

export const realClock: Clock = {
  nowMs: () => performance.now(),
  nextFrame: (callback) => requestAnimationFrame(() => callback()),
  cancelFrame: (handle) => cancelAnimationFrame(handle),
};
