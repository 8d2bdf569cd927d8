import { useMemo } from 'react';
import { useStore } from 'zustand';
import { replicates } from '../../store/learningReplicates.ts';
import type { Axis } from '../../view/curves/against.ts';
import { bandOver } from '../../view/curves/bands.ts';
import type { Band } from '../../view/curves/paint.ts';
import type { ReplicateBand } from './Chart.tsx';

/** The band of each metric over the replicates that are there, on the axis that is shown, by the metric's id. */
export function useBands(axis: Axis): ReadonlyMap<string, ReplicateBand> {
  const series = useStore(replicates, (state) => state.series);
  return useMemo(() => {
    const words = `${series.length} other seeds: median, 10–90 %`;
    const found = new Map<string, ReplicateBand>();
    for (const metric of Object.keys(series[0]?.values ?? {})) {
      const rows = bandOver(series, metric, axis.kind === 'metric' ? axis.id : null);
      if (rows) found.set(metric, { rows: onRounds(rows, axis), words });
    }
    return found;
  }, [series, axis]);
}

const onRounds = (band: Band, axis: Axis): Band =>
  axis.kind === 'rounds' ? { ...band, times: Array.from(band.times, (time) => time / axis.seconds) } : band;
