/** Erlang's second formula: chance to wait for one of `servers` under `offered` erlangs of work; 1 from full load on. Kleinrock 1975, 3.4. */
export function chanceToWait(servers: number, offered: number): number {
  if (offered >= servers) return 1;
  let blocked = 1;
  for (let i = 1; i <= servers; i++) blocked = (offered * blocked) / (i + offered * blocked);
  return (servers * blocked) / (servers - offered * (1 - blocked));
}

/** Mean wait in M/M/c in the unit of `mean`, the mean service time; Infinity from full load on. Kleinrock 1975, section 3.4. */
export function waitOfMany(servers: number, rate: number, mean: number): number {
  const spare = servers / mean - rate;
  return spare <= 0 ? Infinity : chanceToWait(servers, rate * mean) / spare;
}

/** Mean wait in M/G/1, `meanSquare` being E[S²]: λE[S²] / 2(1 − ρ). Pollaczek 1930; Khinchine 1932; Kleinrock 1975, section 5.6. */
export function waitOfOne(rate: number, mean: number, meanSquare: number): number {
  const load = rate * mean;
  return load >= 1 ? Infinity : (rate * meanSquare) / (2 * (1 - load));
}

/**
 * Mean wait of each class, most urgent first, where a free server takes the most urgent and nobody is interrupted: R / (1 − σₖ₋₁)(1 − σₖ), σₖ the
 * load of the classes up to k. One server: R = Σ λᵢE[Sᵢ²]/2, with exponential service here. Several: exponential service of one common
 * mean, R = C(c, a)·mean/c. Cobham, Operations Research 2(1), 1954, equations 3 and 8. Infinity for classes beyond full load.
 */
export function priorityWaits(servers: number, rates: readonly number[], means: readonly number[]): number[] {
  let offered = 0;
  let residual = 0;
  rates.forEach((rate, i) => {
    offered += rate * means[i];
    residual += rate * means[i] * means[i];
  });
  if (servers > 1) residual = (chanceToWait(servers, offered) * (offered / rates.reduce((sum, rate) => sum + rate, 0))) / servers;
  let above = 0;
  return rates.map((rate, i) => {
    const upTo = above + (rate * means[i]) / servers;
    const wait = upTo >= 1 ? Infinity : residual / ((1 - above) * (1 - upTo));
    above = upTo;
    return wait;
  });
}
