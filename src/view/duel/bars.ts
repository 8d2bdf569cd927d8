/** A mean with its 95 % interval; ends may be infinite where there is none. */
export interface Spread {
  mean: number;
  low: number;
  high: number;
}

/** A bar on a scale of 0 to 100, the whisker of its interval beside it; the whisker is null where there is no interval. */
export interface Bar {
  from: number;
  to: number;
  whisker: readonly [low: number, high: number] | null;
}

const finite = (value: number): boolean => Number.isFinite(value);

/** Bars from a common zero that share a scale; `most` is the scale's end where it has one of its own, such as 100 %. */
export function pairedBars(spreads: readonly Spread[], most?: number): Bar[] {
  const top =
    most ?? 1.04 * Math.max(1e-9, ...spreads.flatMap(({ mean, high }) => [mean, high].filter(finite)));
  const at = (value: number): number => Math.min(100, Math.max(0, (100 * value) / top));
  return spreads.map(({ mean, low, high }) => ({
    from: 0,
    to: at(mean),
    whisker: finite(low) && finite(high) ? [at(low), at(high)] : null,
  }));
}

/** A waterfall: each part begins where the one before it ended, so that the last ends at the sum. */
export interface Waterfall {
  zero: number;
  bars: readonly Bar[];
}

/** Parts of a difference as steps that sum, on a scale of 0 to 100 that holds every step and its whisker. */
export function waterfall(parts: readonly Spread[]): Waterfall {
  let reached = 0;
  const steps = parts.map((part) => {
    const from = reached;
    reached += part.mean;
    return { from, part };
  });
  const ends = steps.flatMap(({ from, part }) =>
    [from, from + part.mean, from + part.low, from + part.high].filter(finite),
  );
  const low = Math.min(0, ...ends);
  const high = Math.max(0, ...ends);
  const room = Math.max(1e-9, high - low);
  const at = (value: number): number => 2 + (96 * (value - low)) / room;
  return {
    zero: at(0),
    bars: steps.map(({ from, part }) => ({
      from: at(from),
      to: at(from + part.mean),
      whisker: finite(part.low) && finite(part.high) ? [at(from + part.low), at(from + part.high)] : null,
    })),
  };
}
