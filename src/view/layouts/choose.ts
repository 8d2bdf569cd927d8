import { force } from './force.ts';
import { layouts } from './index.ts';
import type { Layout, LayoutRequest } from './layout.ts';
import { natural } from './natural.ts';

/** The layout asked for if it fits; otherwise the topology's own picture if it has one, else force. */
export function chosen(id: string | null, request: LayoutRequest): Layout {
  const asked = layouts.find((layout) => layout.id === id);
  if (asked !== undefined && (asked.fits?.(request) ?? true)) return asked;
  return natural.fits?.(request) ? natural : force;
}

/** Runs a layout to its end at once. */
export function placed(layout: Layout, request: LayoutRequest, clock: () => number): Float32Array {
  if (layout.place !== undefined) return layout.place(request);
  let step = layout.improve?.(request, clock);
  if (step === undefined) return new Float32Array(2 * request.n);
  for (;;) {
    const { value, done } = step.next();
    if (done === true) return value;
    step = step as Generator<Float32Array, Float32Array>;
  }
}
