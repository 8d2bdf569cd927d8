import { metrics } from '../metrics/index.ts';
import type { Verdict } from './frame.ts';
import type { World } from './world.ts';

/** How the run stands: a broken promise first, then what the upper layers say, then the lower. */
export function verdictOf(world: World): Verdict {
  if (world.verdict) return world.verdict;
  for (let i = world.layers.length - 1; i >= 0; i--) {
    const { module, state, host, values } = world.layers[i];
    const verdict = module.verdict?.(state, host, values);
    if (verdict) return { ...verdict, time: world.now };
  }
  return { state: 'running', text: '', time: world.now };
}

/** The value of every metric now, in the order of WorldInfo.metrics: each layer's, then those that every world has. */
export function measure(world: World): number[] {
  const row: number[] = [];
  for (const { module, state, host, values } of world.layers) {
    if (!module.metrics) continue;
    const into = new Float64Array(module.metrics.length);
    module.measure?.(state, host, values, into);
    row.push(...into);
  }
  for (const metric of metrics) row.push(metric.read(world));
  return row;
}

/** The same by the metrics' ids. */
export function measures(world: World): Record<string, number> {
  const row = measure(world);
  const ids = world.layers.flatMap(({ module }) => (module.metrics ?? []).map(({ id }) => id));
  return Object.fromEntries([...ids, ...metrics.map(({ id }) => id)].map((id, i) => [id, row[i]]));
}
