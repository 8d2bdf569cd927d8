import { ENDLESS } from './params.ts';

/** One member's word on a step: a right result, or a wrong one by the index of its error. */
export interface Ballot {
  from: number;
  isRight: boolean;
  flaw: number;
}

/**
 * The ballot that wins: that of the heaviest result, first cast of those that agree; ties go to the first. Right results agree with each
 * other; wrong ones if they come from the same error or are the same of the `possible` results by chance. Where all weights come to
 * nothing, votes count alike. Null without a ballot.
 */
export function decide(
  ballots: readonly Ballot[],
  possible: number,
  weigh?: (ballot: Ballot) => number,
): Ballot | null {
  const weights = weigh ? ballots.map(weigh) : null;
  const isBlank = weights === null || weights.every((weight) => weight === 0);
  const sums = new Map<number, { ballot: Ballot; weight: number }>();
  ballots.forEach((ballot, i) => {
    const name = nameOf(ballot, possible);
    const weight = isBlank ? 1 : weights[i];
    const known = sums.get(name);
    if (known) known.weight += weight;
    else sums.set(name, { ballot, weight });
  });
  let winner: Ballot | null = null;
  let most = -Infinity;
  for (const { ballot, weight } of sums.values())
    if (weight > most) {
      most = weight;
      winner = ballot;
    }
  return winner;
}

const RIGHT_NAME = -1;
/** Odd, and its bits well mixed: errors numbered one after the other fall on results all over. */
const SPREAD = 0x9e3779b1;

/** Which result a ballot is for: errors stand for the wrong ones of the possible results. */
function nameOf({ isRight, flaw }: Ballot, possible: number): number {
  if (isRight) return RIGHT_NAME;
  return possible >= ENDLESS ? flaw : (Math.imul(flaw + 1, SPREAD) >>> 8) % (possible - 1);
}
