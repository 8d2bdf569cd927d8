import type { InspectionRow, MetricInfo, Theory } from '../../kernel/frame.ts';
import type { Host } from '../../kernel/host.ts';
import { agentOf, type Floor, limitOf } from './floor.ts';
import type { Values } from './params.ts';

export const shopMetrics: readonly MetricInfo[] = [
  {
    id: 'makespan',
    label: 'Makespan',
    unit: 'units',
    help: 'Units of duration from the start to the end of the last job; until then, those gone by.',
    primary: true,
  },
  {
    id: 'operations',
    label: 'Operations done',
    unit: '%',
    help: 'Share of all operations that are done.',
    primary: true,
  },
  { id: 'waiting', label: 'Jobs waiting', unit: '', help: 'Jobs that wait before a machine.', primary: true },
  {
    id: 'busy',
    label: 'Machines busy',
    unit: '%',
    help: 'Busy time of all machines / machines × time so far.',
  },
  {
    id: 'flow',
    label: 'Mean flow time',
    unit: 'units',
    help: 'Mean time from the start to a job’s end, over finished jobs.',
  },
  {
    id: 'interrupted',
    label: 'Begun in vain',
    unit: '',
    help: 'Operations that a breakdown ended, to be begun anew.',
  },
];

/** Fills state, jobs waiting and busy share of each agent. */
export function observeShop(
  floor: Floor,
  host: Host,
  values: Values,
  [state, waiting, busy]: Float32Array[],
): void {
  const { machines } = floor.shop;
  for (let agent = 0; agent < host.n; agent++) {
    state[agent] = agent >= machines ? 3 : 0;
    for (let machine = agent; machine < machines; machine += host.n) {
      waiting[agent] += floor.waiting[machine].length;
      busy[agent] = busyShare(floor, host.now, machine);
      if (floor.working[machine] >= 0) state[agent] = 1;
      else if (values.rule === 'plan' && floor.waiting[machine].length > 0) state[agent] = 2;
    }
  }
}

export function measureShop(floor: Floor, host: Host, values: Values, into: Float64Array): void {
  const { machines, jobs } = floor.shop;
  let busy = 0;
  for (let machine = 0; machine < machines; machine++) busy += busyShare(floor, host.now, machine);
  into[0] = (floor.jobsDone === jobs.length ? floor.finishedAt : host.now) / values.unitSeconds;
  into[1] = floor.operations === 0 ? 100 : (100 * floor.operationsDone) / floor.operations;
  into[2] = floor.waiting.reduce((sum, { length }) => sum + length, 0);
  into[3] = (100 * busy) / machines;
  into[4] = floor.jobsDone === 0 ? 0 : floor.flowSeconds / floor.jobsDone / values.unitSeconds;
  into[5] = floor.interrupted;
}

/** The known optimum, or a bound that no schedule is below, behind the makespan. */
export function shopTheory(values: Values): Record<string, Theory> {
  const { units, isOptimum } = limitOf(values);
  const label = isOptimum ? 'Known optimum' : 'No schedule is shorter';
  const end = 3 * units * values.unitSeconds;
  return {
    makespan: {
      label,
      points: [
        [0, units],
        [end, units],
      ],
    },
  };
}

export function shopSentence(floor: Floor, host: Host, values: Values): string {
  const { jobs } = floor.shop;
  const { units, isOptimum } = limitOf(values);
  const limit = isOptimum ? `the optimum is ${units}` : `none is below ${units}`;
  if (floor.jobsDone === jobs.length)
    return `All ${jobs.length} jobs are done after ${(floor.finishedAt / values.unitSeconds).toFixed(1)} units; ${limit}.`;
  const working = floor.working.reduce((sum, job) => sum + (job < 0 ? 0 : 1), 0);
  const gone = (host.now / values.unitSeconds).toFixed(0);
  const machines = floor.byTeam ? '' : `${working} of ${floor.shop.machines} machines work; `;
  return `${machines}${floor.operationsDone} of ${floor.operations} operations are done after ${gone} units; ${limit}.`;
}

export function inspectMachines(floor: Floor, host: Host, agent: number): InspectionRow[] {
  return Array.from({ length: floor.shop.machines }, (_, machine) => machine)
    .filter((machine) => agentOf(host, machine) === agent)
    .slice(0, 8)
    .flatMap((machine) => [
      {
        group: `Machine ${machine + 1}`,
        label: 'Works on',
        value: floor.working[machine] < 0 ? 'nothing' : `job ${floor.working[machine] + 1}`,
      },
      {
        group: `Machine ${machine + 1}`,
        label: 'Waiting',
        value: floor.waiting[machine].map((job) => `job ${job + 1}`).join(', ') || 'none',
      },
      {
        group: `Machine ${machine + 1}`,
        label: 'Busy so far',
        value: `${(100 * busyShare(floor, host.now, machine)).toFixed(0)} %`,
      },
    ]);
}

function busyShare(floor: Floor, now: number, machine: number): number {
  if (now === 0) return 0;
  const present = floor.working[machine] < 0 ? 0 : now - floor.startedAt[machine];
  return (floor.busySeconds[machine] + present) / now;
}
