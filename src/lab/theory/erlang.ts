/**
 * Erlang's first formula: the share of arrivals that find all c servers busy and are lost, for `offered` erlangs of work. By the
 * recursion B(i) = aB(i−1) / (i + aB(i−1)). A. K. Erlang 1917; Kleinrock 1975, section 3.5.
 */
export function erlangB(servers: number, offered: number): number {
  let blocked = 1;
  for (let i = 1; i <= servers; i++) blocked = (offered * blocked) / (i + offered * blocked);
  return blocked;
}

/**
 * Erlang's second formula: the share of arrivals that must wait for one of c servers; 1 where the load is at least c erlangs. Kleinrock
 * 1975, section 3.4.
 */
export function erlangC(servers: number, offered: number): number {
  if (offered >= servers) return 1;
  const blocked = erlangB(servers, offered);
  return (servers * blocked) / (servers - offered * (1 - blocked));
}

/** Mean wait in an M/M/c queue in the unit of 1/mu; Infinity where it has no limit. */
export function waitBehind(servers: number, arrivalRate: number, serviceRate: number): number {
  const spare = servers * serviceRate - arrivalRate;
  return spare <= 0 ? Infinity : erlangC(servers, arrivalRate / serviceRate) / spare;
}
