import { choice, number } from '../catalog/params.ts';
import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';

const STRIKE = 0;
const HEAL = 1;

const params = {
  betweenSeconds: number({
    label: 'Time between partitions',
    help: 'Mean time from the healing of one to the next; exponential.',
    default: 20,
    min: 0.01,
    max: 10000,
    scale: 'log',
    unit: 's',
    live: true,
  }),
  lastsSeconds: number({
    label: 'Lasts',
    help: 'Mean time until it heals; exponential.',
    default: 6,
    min: 0.001,
    max: 10000,
    scale: 'log',
    unit: 's',
    live: true,
  }),
  how: choice({
    label: 'Who is cut off',
    help: 'How the agents are divided.',
    default: 'random',
    options: [
      { value: 'random', label: 'Random sides', help: 'Each agent falls on a side by a coin.' },
      { value: 'minority', label: 'A random minority' },
      { value: 'one', label: 'One agent' },
      { value: 'one-way', label: 'One way only', help: 'Messages from one side to the other are lost; those back arrive.' },
      { value: 'groups', label: 'By group', help: 'Between the groups of the topology, where it has any.' },
    ],
    live: true,
  }),
  untilSeconds: number({
    label: 'Ends after',
    help: 'No partition begins after this time, and one that stands is healed; 0 is never.',
    default: 0,
    min: 0,
    max: 1e6,
    unit: 's',
    live: true,
  }),
};

/** The network falls into sides that cannot hear each other, and heals again. */
export const partition = define<typeof params, { standing: boolean }>({
  id: 'partition',
  label: 'Partitions',
  summary: 'The network falls into sides that cannot hear each other, in both directions or in one, and heals.',
  source: 'Gilbert & Lynch, Brewer’s conjecture, SIGACT News 33(2), 2002; asymmetric as in TigerBeetle’s simulator.',
  params,
  timers: ['strike', 'heal'],

  init: () => ({ standing: false }),
  begin(_state, host, values) {
    host.after(-1, STRIKE, host.dice.exponential(values.betweenSeconds));
  },

  wake(state, host, values, _agent, timer) {
    if (timer === HEAL) {
      host.links.partition(null);
      state.standing = false;
      host.note('heal', 'The partition has healed.', undefined, 'good');
      host.after(-1, STRIKE, host.dice.exponential(values.betweenSeconds));
      return;
    }
    if (values.untilSeconds > 0 && host.now >= values.untilSeconds) return;
    const oneWay = values.how === 'one-way' ? new Set([host.dice.flip(0.5) ? 1 : 65536]) : null;
    host.links.partition(sides(host, values.how), oneWay);
    state.standing = true;
    host.note('partition', `The network is divided${oneWay ? ', in one direction' : ''}.`, undefined, 'bad');
    const lasts = host.dice.exponential(values.lastsSeconds);
    const left = values.untilSeconds > 0 ? Math.max(0, values.untilSeconds - host.now) : Infinity;
    host.after(-1, HEAL, Math.min(lasts, left));
  },
});

function sides(host: Host, how: string): Int32Array {
  const { n, dice, graph } = host;
  const side = new Int32Array(n);
  if (how === 'groups' && graph.groups) return graph.groups.slice();
  if (how === 'one') side[dice.below(n)] = 1;
  else if (how === 'minority') {
    const size = Math.max(1, Math.floor((n - 1) / 2));
    for (const agent of dice.sample(n, 1 + dice.below(size))) side[agent] = 1;
  } else for (let agent = 0; agent < n; agent++) side[agent] = dice.below(2);
  return side;
}
