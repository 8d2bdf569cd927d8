import { integer, number, toggle } from '../catalog/params.ts';
import { define } from '../kernel/module.ts';

const STRIKE = 0;
const RETURN = 1;

const params = {
  betweenSeconds: number({
    label: 'Time between crashes',
    help: 'Mean time from one crash to the next in the whole population; exponential.',
    default: 20,
    min: 0.01,
    max: 10000,
    scale: 'log',
    unit: 's',
    live: true,
  }),
  downSeconds: number({
    label: 'Time down',
    help: 'Mean time until a crashed agent comes back; exponential. 0 is at once.',
    default: 5,
    min: 0,
    max: 10000,
    unit: 's',
    live: true,
  }),
  returns: toggle({
    label: 'They come back',
    help: 'Off: a crashed agent stays down (crash-stop).',
    default: true,
    live: true,
  }),
  wiped: number({
    label: 'Lost disks',
    help: 'Share of returns with an empty disk. Most protocols promise nothing then.',
    default: 0,
    min: 0,
    max: 1,
    step: 0.05,
    live: true,
  }),
  atMost: integer({
    label: 'Down at once',
    help: 'No further agent crashes while so many are down; 0 is without limit.',
    default: 0,
    min: 0,
    max: 1000000,
    live: true,
  }),
  untilSeconds: number({
    label: 'Ends after',
    help: 'No crash after this time; 0 is never.',
    default: 0,
    min: 0,
    max: 1e6,
    unit: 's',
    live: true,
  }),
};

interface State {
  /** Agents this fault has taken down and not brought back. */
  down: number[];
}

/** Agents crash at random and come back with what their disk kept. */
export const crash = define<typeof params, State>({
  id: 'crash',
  label: 'Crashes',
  summary: 'Random agents crash, lose what was not on disk, and come back after a while.',
  source: 'The crash-recovery model; Cachin, Guerraoui & Rodrigues 2011, section 2.2.',
  params,
  timers: ['strike', 'return'],

  init: () => ({ down: [] }),
  begin: (_state, host, values) => host.after(-1, STRIKE, host.dice.exponential(values.betweenSeconds)),

  wake(state, host, values, agent, timer) {
    if (timer === RETURN) {
      state.down = state.down.filter((one) => one !== agent);
      host.restart(agent, values.wiped > 0 && host.dice.uniform() < values.wiped);
      return;
    }
    if (values.untilSeconds > 0 && host.now >= values.untilSeconds) return;
    host.after(-1, STRIKE, host.dice.exponential(values.betweenSeconds));
    const victim = host.dice.below(host.n);
    if (!host.alive[victim] || (values.atMost > 0 && state.down.length >= values.atMost)) return;
    state.down.push(victim);
    host.crash(victim);
    const downSeconds = values.downSeconds === 0 ? 0 : host.dice.exponential(values.downSeconds);
    if (values.returns) host.after(victim, RETURN, downSeconds);
  },

  /** A hand may bring an agent back before its time. */
  restart(state, host, _values, agent) {
    state.down = state.down.filter((one) => one !== agent);
    host.cancel(agent, RETURN);
  },
});
