/** Moments to come, each with a key, as a binary heap of plain arrays: earliest first, equal moments in the order of their entry. */
export interface Agenda {
  times: number[];
  orders: number[];
  keys: number[];
  entered: number;
}

export const emptyAgenda = (): Agenda => ({ times: [], orders: [], keys: [], entered: 0 });

/** Moment of the earliest entry in simulated seconds, or Infinity. */
export const earliest = ({ times }: Agenda): number => (times.length === 0 ? Infinity : times[0]);

/** Enters a key at a moment; true if it is now the earliest. */
export function enter(agenda: Agenda, time: number, key: number): boolean {
  const { times, orders, keys } = agenda;
  let at = times.length;
  times.push(time);
  orders.push(agenda.entered++);
  keys.push(key);
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (!before(agenda, at, above)) break;
    swap(agenda, at, above);
    at = above;
  }
  return at === 0;
}

/** Takes the earliest entry out and answers its key; -1 if there is none. */
export function takeEarliest(agenda: Agenda): number {
  const { times, orders, keys } = agenda;
  if (times.length === 0) return -1;
  const key = keys[0];
  const last = times.length - 1;
  swap(agenda, 0, last);
  times.pop();
  orders.pop();
  keys.pop();
  for (let at = 0; ; ) {
    let least = at;
    for (const below of [2 * at + 1, 2 * at + 2]) if (below < last && before(agenda, below, least)) least = below;
    if (least === at) return key;
    swap(agenda, at, least);
    at = least;
  }
}

function before({ times, orders }: Agenda, a: number, b: number): boolean {
  return times[a] < times[b] || (times[a] === times[b] && orders[a] < orders[b]);
}

function swap({ times, orders, keys }: Agenda, a: number, b: number): void {
  [times[a], times[b]] = [times[b], times[a]];
  [orders[a], orders[b]] = [orders[b], orders[a]];
  [keys[a], keys[b]] = [keys[b], keys[a]];
}
