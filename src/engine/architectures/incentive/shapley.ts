import type { Chance } from '../../kernel/chance.ts';

/** Players beyond which 2^players worths are too many to ask for. */
export const PLAYERS_AT_MOST = 12;

/**
 * Shapley values of a game: each player's mean contribution over all orders in which players may join. `worth` of a coalition by its
 * bits; it is asked once for each of the 2^players. Exact; values sum to worth(all) − worth(none). Shapley 1953.
 * Throws a RangeError beyond 12 players.
 */
export function shapleyValues(players: number, worth: (coalition: number) => number): number[] {
  if (!Number.isInteger(players) || players < 0 || players > PLAYERS_AT_MOST)
    throw new RangeError(
      `shapleyValues: ${players} players; expected a whole number from 0 to ${PLAYERS_AT_MOST}`,
    );
  const worths = Array.from({ length: 1 << players }, (_, coalition) => worth(coalition));
  // Share of the orders in which exactly the given number comes before a player.
  const weights: number[] = [];
  for (let before = 0, weight = 1 / players; before < players; before++) {
    weights.push(weight);
    weight = (weight * (before + 1)) / (players - 1 - before);
  }
  return Array.from({ length: players }, (_, player) => {
    let value = 0;
    for (let coalition = 0; coalition < worths.length; coalition++) {
      if (coalition & (1 << player)) continue;
      value += weights[countBits(coalition)] * (worths[coalition | (1 << player)] - worths[coalition]);
    }
    return value;
  });
}

export function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** The same for any number of players, as the mean over random orders; values of each order sum to worth(all) − worth(none). Castro et al. 2009. */
export function sampledShapley(
  chance: Chance,
  players: number,
  orders: number,
  worth: (present: Uint8Array) => number,
): number[] {
  const values = new Array<number>(players).fill(0);
  const present = new Uint8Array(players);
  const none = worth(present);
  for (let order = 0; order < orders; order++) {
    present.fill(0);
    let before = none;
    for (const player of chance.permutation(players)) {
      present[player] = 1;
      const after = worth(present);
      values[player] += (after - before) / orders;
      before = after;
    }
  }
  return values;
}
