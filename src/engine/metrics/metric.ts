import type { MetricInfo } from '../kernel/frame.ts';
import type { World } from '../kernel/world.ts';

/** A number that every world has; modules add their own. */
export interface Metric extends MetricInfo {
  read(world: World): number;
}
