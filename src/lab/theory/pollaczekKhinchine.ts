/**
 * Mean wait in an M/G/1 queue: λE[S²] / 2(1 − ρ); `meanSquare` is E[S²]. Infinity from ρ = 1 on. Pollaczek 1930; Khinchine 1932;
 * Kleinrock 1975, section 5.6.
 */
export function pollaczekKhinchine(arrivalRate: number, mean: number, meanSquare: number): number {
  const load = arrivalRate * mean;
  return load >= 1 ? Infinity : (arrivalRate * meanSquare) / (2 * (1 - load));
}
