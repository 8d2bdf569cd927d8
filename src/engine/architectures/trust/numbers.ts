import type { Ballot } from './tally.ts';

/** How numbers are brought together. */
export type Averaging = 'mean' | 'median' | 'trimmed';

/** Share of the numbers that a trimmed mean leaves out at either end. */
const TRIMMED = 0.2;
/** Numbers nearer to the true one than this are right; an error is off by at least ten times and at most a hundred times as much. */
const TOLERANCE = 0.1;
const LEAST_ERROR = 1;
const LARGEST_ERROR = 10;
const SPREAD = 0x9e3779b1;

/** How far a ballot's number is from the true one: a matter of its error alone, so that all who hold the same error say the same. */
export function offBy({ isRight, flaw }: Ballot): number {
  if (isRight) return 0;
  const bits = Math.imul(flaw + 1, SPREAD) >>> 8;
  const size = LEAST_ERROR + ((LARGEST_ERROR - LEAST_ERROR) * (bits % 1000)) / 999;
  return bits % 2 === 0 ? size : -size;
}

/** The mean, the median, or the mean of what is left when a fifth is cut off at either end; of at least one number. */
export function average(values: readonly number[], how: Averaging): number {
  const sorted = [...values].sort((a, b) => a - b);
  const cut =
    how === 'trimmed'
      ? Math.floor(TRIMMED * sorted.length)
      : how === 'median'
        ? Math.floor((sorted.length - 1) / 2)
        : 0;
  const kept = sorted.slice(cut, sorted.length - cut);
  return kept.reduce((sum, one) => sum + one, 0) / kept.length;
}

/**
 * What comes of results that are numbers: right where their average is near enough to the true one, else the wrong ballot that the average is
 * nearest to. A mean is moved by a single liar; a mean trimmed by a fifth at either end withstands that share of liars who agree, and a
 * median anything short of half (breakdown points: Huber & Ronchetti, Robust Statistics, section 1.4). Null without a ballot.
 */
export function averageBallot(ballots: readonly Ballot[], how: Averaging): Ballot | null {
  if (ballots.length === 0) return null;
  const value = average(ballots.map(offBy), how);
  const isRight = Math.abs(value) <= TOLERANCE;
  const side = ballots.filter((ballot) => ballot.isRight === isRight);
  if (side.length === 0) return ballots[0];
  return side.reduce((best, ballot) =>
    Math.abs(offBy(ballot) - value) < Math.abs(offBy(best) - value) ? ballot : best,
  );
}
