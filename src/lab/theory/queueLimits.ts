/** Share of arrivals lost by an M/M/1 queue with room for `room`, the one in service included. Kleinrock 1975, section 3.6. */
export function lossOfRoom(load: number, room: number): number {
  let sum = 0;
  let term = 1;
  for (let i = 0; i <= room; i++) {
    sum += term;
    if (i < room) term *= load;
  }
  return term / sum;
}

/**
 * Mean time in the system when each arrival joins the shortest of d random queues, of infinitely many with service rate 1:
 * Σ λ^((d^i − d)/(d − 1)). Mitzenmacher 1996; Vvedenskaya, Dobrushin & Karpelevich 1996.
 */
export function shortestOf(choices: number, load: number): number {
  if (choices === 1) return 1 / (1 - load);
  let sum = 0;
  let exponent = 0;
  let power = choices;
  for (;;) {
    const term = load ** exponent;
    if (term < 1e-18) return sum;
    sum += term;
    exponent += power;
    power *= choices;
  }
}

/** Mean response of two parallel M/M/1 queues that fork and join: (12 − ρ)/8 · 1/(μ − λ). Nelson & Tantawi 1988, after Flatto & Hahn 1984. */
export function forkJoinOfTwo(arrivalRate: number, serviceRate: number): number {
  return (12 - arrivalRate / serviceRate) / 8 / (serviceRate - arrivalRate);
}

/** Mean of the longest of n exponential times of mean 1: the harmonic number H(n). */
export function harmonic(n: number): number {
  let sum = 0;
  for (let i = n; i >= 1; i--) sum += 1 / i;
  return sum;
}

/** Chance that at least one of n leaves is slow. Dean & Barroso, The tail at scale, CACM 56(2), 2013. */
export const anySlow = (leaves: number, chance: number): number => 1 - (1 - chance) ** leaves;
