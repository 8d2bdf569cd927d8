import { createStore } from 'zustand/vanilla';

/** The simulated time that the pointer or the keyboard reads on any chart, shared by all of them; null: nowhere. */
export const crosshair = createStore<{ time: number | null }>(() => ({ time: null }));

/** Moves the common crosshair; null takes it away. */
export function readCurvesAt(time: number | null): void {
  if (crosshair.getState().time !== time) crosshair.setState({ time });
}
