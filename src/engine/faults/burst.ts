import { number, type ValuesOf } from '../catalog/params.ts';
import { define, type Module } from '../kernel/module.ts';

const STRIKE = 0;
const END = 1;

const params = {
  share: number({
    label: 'Share during a spell',
    help: 'Share of messages that suffer while a spell lasts.',
    default: 0.3,
    min: 0,
    max: 0.95,
    step: 0.05,
    live: true,
  }),
  betweenSeconds: number({
    label: 'Time between spells',
    help: 'Mean time from the end of one to the next; exponential.',
    default: 10,
    min: 0.01,
    max: 10000,
    scale: 'log',
    unit: 's',
    live: true,
  }),
  lastsSeconds: number({
    label: 'Lasts',
    help: 'Mean length of a spell; exponential.',
    default: 5,
    min: 0.001,
    max: 10000,
    scale: 'log',
    unit: 's',
    live: true,
  }),
  untilSeconds: number({
    label: 'Ends after',
    help: 'No spell after this time; 0 is never.',
    default: 0,
    min: 0,
    max: 1e6,
    unit: 's',
    live: true,
  }),
};

interface State {
  /** What the network had before the spell; -1 outside one. */
  before: number;
}

/** A fault that raises one share of the network (loss, duplication, reordering) for spells. */
export function burst(
  key: 'loss' | 'duplication' | 'reordering',
  words: { label: string; summary: string; source: string; begins: string; ends: string },
): Module<typeof params, State> {
  const over = (values: ValuesOf<typeof params>, now: number) => values.untilSeconds > 0 && now >= values.untilSeconds;
  return define<typeof params, State>({
    id: key,
    label: words.label,
    summary: words.summary,
    source: words.source,
    params,
    timers: ['strike', 'end'],
    init: () => ({ before: -1 }),
    begin: (_state, host, values) => host.after(-1, STRIKE, host.dice.exponential(values.betweenSeconds)),
    wake(state, host, values, _agent, timer) {
      if (timer === END) {
        host.setNetwork(key, state.before);
        state.before = -1;
        host.note(key, words.ends, undefined, 'good');
        host.after(-1, STRIKE, host.dice.exponential(values.betweenSeconds));
        return;
      }
      if (over(values, host.now)) return;
      state.before = host.network(key);
      host.setNetwork(key, Math.max(state.before, values.share));
      host.note(key, words.begins, undefined, 'bad');
      const left = values.untilSeconds > 0 ? values.untilSeconds - host.now : Infinity;
      host.after(-1, END, Math.min(left, host.dice.exponential(values.lastsSeconds)));
    },
  });
}
