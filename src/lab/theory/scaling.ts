/** Speed-up of a fixed piece of work on n, of which the given share is serial. Amdahl 1967. */
export const amdahl = (serialShare: number, n: number): number => 1 / (serialShare + (1 - serialShare) / n);

/** Speed-up where the work grows with n and the serial part does not. Gustafson 1988. */
export const gustafson = (serialShare: number, n: number): number => n - serialShare * (n - 1);

/** Capacity of n relative to one, by contention σ and coherency κ: n / (1 + σ(n − 1) + κn(n − 1)). Gunther 1993, 2007. */
export const universalScalability = (contention: number, coherency: number, n: number): number =>
  n / (1 + contention * (n - 1) + coherency * n * (n - 1));

/** The n at which that capacity is largest: √((1 − σ)/κ), Infinity without coherency cost. */
export const peakSize = (contention: number, coherency: number): number => Math.sqrt((1 - contention) / coherency);
