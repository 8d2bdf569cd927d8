import type { Chance } from '../../kernel/chance.ts';
import { exp, log } from '../../kernel/mathematics.ts';
import { dispatchShop, shopBound } from '../../tasks/jobShop.ts';
import type { JobShop } from '../../tasks/read/jobShop.ts';

/** Operations as a graph: numbers of the neighbours of each in its job and on its machine, -1 for none. */
interface Net {
  machine: Int32Array;
  job: Int32Array;
  duration: Float64Array;
  jobBefore: Int32Array;
  jobAfter: Int32Array;
  before: Int32Array;
  after: Int32Array;
}

/** Operations × moves at most: about a second. */
const EFFORT = 2e7;
/** Temperature as a share of the first makespan, at the start and at the end. */
const HOTTEST = 0.06;
const COLDEST = 0.003;

/**
 * An order of the jobs on each machine with a short makespan, by simulated annealing: one move exchanges two neighbours on a machine that
 * follow each other on a longest path, which can never close a cycle (van Laarhoven, Aarts & Lenstra, Operations Research 40(1), 1992,
 * section 2). Starts from the schedule by most work left and answers the best order met.
 */
export function planShop(
  shop: JobShop,
  chance: Chance,
  moves: number,
): { orders: number[][]; makespan: number } {
  const net = netOf(shop);
  const count = net.machine.length;
  const starts = new Float64Array(count);
  const bound = shopBound(shop);
  let present = measure(net, starts);
  let best = present;
  let orders = ordersOf(net, shop.machines, starts);
  const tries = Math.min(moves, Math.floor(EFFORT / Math.max(1, count)));
  const first = Math.max(1e-9, present * HOTTEST);
  const cooling = exp(log(COLDEST / HOTTEST) / Math.max(1, tries));
  let temperature = first;
  for (let i = 0; i < tries && best > bound; i++) {
    temperature *= cooling;
    const pairs = criticalPairs(net, starts, present);
    if (pairs.length === 0) break;
    const left = pairs[chance.below(pairs.length)];
    exchange(net, left);
    const makespan = measure(net, starts);
    if (makespan <= present || chance.uniform() < exp((present - makespan) / temperature)) {
      present = makespan;
      if (present >= best) continue;
      best = present;
      orders = ordersOf(net, shop.machines, starts);
    } else {
      exchange(net, net.before[left]);
      measure(net, starts);
    }
  }
  return { orders, makespan: best };
}

function netOf(shop: JobShop): Net {
  const { starts } = dispatchShop(shop, 'most-work-left');
  const all: { job: number; machine: number; duration: number; start: number; last: boolean }[] = [];
  shop.jobs.forEach((operations, job) =>
    operations.forEach(({ machine, duration }, place) =>
      all.push({ job, machine, duration, start: starts[job][place], last: place === operations.length - 1 }),
    ),
  );
  const n = all.length;
  const net: Net = {
    machine: Int32Array.from(all, ({ machine }) => machine),
    job: Int32Array.from(all, ({ job }) => job),
    duration: Float64Array.from(all, ({ duration }) => duration),
    jobBefore: Int32Array.from(all, ({ job }, i) => (i > 0 && all[i - 1].job === job ? i - 1 : -1)),
    jobAfter: Int32Array.from(all, ({ last }, i) => (last ? -1 : i + 1)),
    before: new Int32Array(n).fill(-1),
    after: new Int32Array(n).fill(-1),
  };
  const latest = new Int32Array(shop.machines).fill(-1);
  // Operations of no duration may begin together: those that end first go first.
  const inOrder = all
    .map((_, i) => i)
    .sort((a, b) => all[a].start - all[b].start || all[a].duration - all[b].duration || a - b);
  for (const i of inOrder) {
    const { machine } = all[i];
    net.before[i] = latest[machine];
    if (latest[machine] >= 0) net.after[latest[machine]] = i;
    latest[machine] = i;
  }
  return net;
}

/** Fills the earliest starts and answers the makespan: longest paths in order of the graph. */
function measure({ duration, jobBefore, jobAfter, before, after }: Net, starts: Float64Array): number {
  const n = starts.length;
  const missing = new Uint8Array(n);
  const ready: number[] = [];
  for (let i = 0; i < n; i++) {
    missing[i] = (jobBefore[i] >= 0 ? 1 : 0) + (before[i] >= 0 ? 1 : 0);
    if (missing[i] === 0) ready.push(i);
  }
  let makespan = 0;
  for (let at = 0; at < ready.length; at++) {
    const i = ready[at];
    const job = jobBefore[i];
    const machine = before[i];
    starts[i] = Math.max(
      job < 0 ? 0 : starts[job] + duration[job],
      machine < 0 ? 0 : starts[machine] + duration[machine],
    );
    makespan = Math.max(makespan, starts[i] + duration[i]);
    for (const next of [jobAfter[i], after[i]]) if (next >= 0 && --missing[next] === 0) ready.push(next);
  }
  return makespan;
}

/** First ones of the neighbours on a machine that follow each other without a pause on one longest path. */
function criticalPairs(
  { job, duration, jobBefore, before }: Net,
  starts: Float64Array,
  makespan: number,
): number[] {
  const pairs: number[] = [];
  let at = starts.findIndex((start, i) => start + duration[i] === makespan);
  while (at >= 0) {
    const left = before[at];
    const isTight = left >= 0 && starts[left] + duration[left] === starts[at];
    if (isTight && job[left] !== job[at]) pairs.push(left);
    const own = jobBefore[at];
    if (isTight) at = left;
    else at = own >= 0 && starts[own] + duration[own] === starts[at] ? own : -1;
  }
  return pairs;
}

/** Exchanges an operation with the next one on its machine. */
function exchange({ before, after }: Net, left: number): void {
  const right = after[left];
  const first = before[left];
  const last = after[right];
  if (first >= 0) after[first] = right;
  if (last >= 0) before[last] = left;
  before[right] = first;
  after[right] = left;
  before[left] = right;
  after[left] = last;
}

function ordersOf({ machine, job, before, after }: Net, machines: number, starts: Float64Array): number[][] {
  const orders: number[][] = Array.from({ length: machines }, () => []);
  for (let i = 0; i < starts.length; i++) {
    if (before[i] >= 0) continue;
    for (let at = i; at >= 0; at = after[at]) orders[machine[i]].push(job[at]);
  }
  return orders;
}
