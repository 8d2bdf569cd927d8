import type { Channel, InspectionRow, MetricInfo, Verdict } from '../../kernel/frame.ts';
import type { Host } from '../../kernel/host.ts';
import type { Values } from './parameters.ts';
import { ALIVE, DEAD, statusNames, SUSPECT, type Swim } from './state.ts';

/** Members that an inspection lists one by one; the rest is summed up. */
const LISTED = 40;

export const channels: readonly Channel[] = [
  {
    id: 'role',
    label: 'Seen by the others',
    categories: [
      'alive',
      'falsely suspected',
      'falsely held dead',
      'down, unnoticed',
      'down and suspected',
      'down and declared dead',
    ],
  },
  { id: 'incarnation', label: 'Incarnation' },
  { id: 'health', label: 'Local health multiplier' },
];

export const metrics: readonly MetricInfo[] = [
  {
    id: 'false-suspicions',
    label: 'False suspicions',
    unit: '',
    help: 'Times a running member was suspected because of a probe that failed.',
    primary: true,
  },
  {
    id: 'false-deaths',
    label: 'False deaths',
    unit: '',
    help: 'Times a running member was declared dead.',
    primary: true,
  },
  {
    id: 'first-ping',
    label: 'First ping',
    unit: 'periods',
    help: 'Mean time from a crash to the first ping of the crashed member.',
  },
  {
    id: 'detection',
    label: 'First detection',
    unit: 's',
    help: 'Mean time from a crash until the first member suspects it or declares it dead.',
  },
  {
    id: 'dissemination',
    label: 'Known to all',
    unit: 's',
    help: 'Mean time from a crash until all running members hold it dead.',
  },
  {
    id: 'failed-probes',
    label: 'Failed probes',
    unit: '%',
    help: 'Share of probes that no answer came to, directly or by others.',
  },
  {
    id: 'load',
    label: 'Messages per probe',
    unit: '',
    help: 'Messages sent per probe: two while all is well, whatever the number of members.',
  },
  {
    id: 'refutations',
    label: 'Refutations',
    unit: '',
    help: 'Times a member learned that it was suspected and said that it lives.',
  },
];

export function observe(state: Swim, host: Host, [role, incarnation, health]: Float32Array[]): void {
  const { n, alive } = host;
  for (let member = 0; member < n; member++) {
    const dead = state.deadBy[member] > 0;
    const suspected = state.suspectedBy[member] > 0;
    if (alive[member]) role[member] = dead ? 2 : suspected ? 1 : 0;
    else role[member] = dead ? 5 : suspected ? 4 : 3;
    incarnation[member] = state.incarnation[member * n + member];
    health[member] = state.health[member];
  }
}

export function measure({ counts }: Swim, values: Values, into: Float64Array): void {
  const mean = ([sum, count]: [number, number]): number => (count === 0 ? 0 : sum / count);
  into[0] = counts.falseSuspicions;
  into[1] = counts.falseDeaths;
  into[2] = mean(counts.pinged) / values.periodSeconds;
  into[3] = mean(counts.noticed);
  into[4] = mean(counts.known);
  into[5] = counts.probes === 0 ? 0 : (100 * counts.failedProbes) / counts.probes;
  into[6] = counts.probes === 0 ? 0 : counts.sent / counts.probes;
  into[7] = counts.refutations;
}

export function inspect(state: Swim, host: Host, values: Values, agent: number): InspectionRow[] {
  const { n } = host;
  const target = state.target[agent];
  const rows: InspectionRow[] = [
    { group: 'SWIM', label: 'Incarnation', value: String(state.incarnation[agent * n + agent]) },
    {
      group: 'SWIM',
      label: 'Probes',
      value: target < 0 ? 'nobody' : `agent ${target}${state.answered[agent] ? ', which answered' : ''}`,
    },
    { group: 'SWIM', label: 'To piggyback', value: `${state.facts[agent].length} pieces of news` },
  ];
  if (values.health)
    rows.push({ group: 'SWIM', label: 'Local health multiplier', value: String(state.health[agent]) });
  // Whom there is something to tell of comes first.
  const order = Array.from({ length: n }, (_, member) => member).filter((member) => member !== agent);
  order.sort((a, b) => rank(state, n, agent, a) - rank(state, n, agent, b));
  for (const member of order.slice(0, LISTED)) {
    const at = agent * n + member;
    const suspicion = state.suspicions[agent].find((one) => one.member === member);
    const until = suspicion
      ? ` by ${suspicion.suspectors.length}, until ${suspicion.deadline.toFixed(1)} s`
      : '';
    rows.push({
      group: 'Membership list',
      label: `Agent ${member}`,
      value: `${statusNames[state.status[at]]}${until}, incarnation ${state.incarnation[at]}`,
    });
  }
  if (order.length > LISTED)
    rows.push({
      group: 'Membership list',
      label: 'And',
      value: `${order.length - LISTED} more that are alive or known as above`,
    });
  return rows;
}

const rank = ({ status }: Swim, n: number, agent: number, member: number): number => {
  const held = status[agent * n + member];
  return held === SUSPECT ? 0 : held === DEAD ? 1 : held === ALIVE ? 2 : 3;
};

export function sentence(state: Swim, host: Host): string {
  let down = 0;
  let unnoticed = 0;
  let wronged = 0;
  for (let member = 0; member < host.n; member++) {
    const held = state.deadBy[member] + state.suspectedBy[member];
    if (host.alive[member]) wronged += held > 0 ? 1 : 0;
    else {
      down += 1;
      unnoticed += held === 0 ? 1 : 0;
    }
  }
  if (down === 0 && wronged === 0) return `All ${host.n} members are running and held alive.`;
  const known =
    down === 0 ? '' : `${down} down, ${unnoticed === 0 ? 'all noticed' : `${unnoticed} not yet noticed`}`;
  const false_ = wronged === 0 ? '' : `${wronged} running but suspected or held dead`;
  return `${[known, false_].filter((text) => text !== '').join('; ')}.`;
}

export function verdict(state: Swim, host: Host): Omit<Verdict, 'time'> | null {
  let running = 0;
  let down = 0;
  for (const one of host.alive) running += one;
  for (let member = 0; member < host.n; member++) {
    if (host.alive[member]) {
      if (2 * state.deadBy[member] > running)
        return {
          state: 'diverged',
          text: `Agent ${member} runs, but ${state.deadBy[member]} of ${running} hold it dead.`,
        };
      if (state.suspectedBy[member] + state.deadBy[member] > 0) return null;
    } else {
      down += 1;
      if (state.deadBy[member] < running) return null;
    }
  }
  if (down === 0 || running === 0) return null;
  return {
    state: 'converged',
    text: `All ${running} running members know the ${down} that ${down === 1 ? 'is' : 'are'} down, and suspect nobody else.`,
  };
}
