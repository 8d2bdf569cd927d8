import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import { replicates } from '../../store/learningReplicates.ts';
import type { Axis } from '../../view/curves/against.ts';
import { bandOver } from '../../view/curves/bands.ts';
import type { Band } from '../../view/curves/paint.ts';
import type { ReplicateBand } from './Chart.tsx';

/** The band of each metric over the replicates that are there, on the axis that is shown. */
export function useBands(axis: Axis): (metric: string) => ReplicateBand | null {
  const series = useStore(replicates, (state) => state.series);
  const known = useMemo(() => {
    void series;
    void axis;
    return new Map<string, ReplicateBand | null>();
  }, [series, axis]);
  return useCallback(
    (metric) => {
      if (series.length < 2) return null;
      let found = known.get(metric);
      if (found === undefined) {
        const rows = bandOver(series, metric, axis.kind === 'metric' ? axis.id : null);
        found = rows && { rows: onRounds(rows, axis), words: `${series.length} other seeds: median, 10–90 %` };
        known.set(metric, found);
      }
      return found;
    },
    [series, axis, known],
  );
}

const onRounds = (band: Band, axis: Axis): Band =>
  axis.kind === 'rounds' ? { ...band, times: Array.from(band.times, (time) => time / axis.seconds) } : band;
