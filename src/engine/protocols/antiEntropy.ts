import { define } from '../kernel/module.ts';
import type { Host } from '../kernel/host.ts';
import type { ValuesOf } from '../catalog/params.ts';
import { contactLoss, mode, partnerOf, periodSeconds, roundOf, timing, windClock } from './epidemicTiming.ts';
import {
  forget,
  HEADER_BYTES,
  ignorance,
  itemsKnown,
  type Knowledge,
  knows,
  newestSlot,
  remember,
  wipe,
} from './knowledge.ts';
import { bytesOf, isEmpty, learnSet, sendSet, type Words, wordOf, wordsWithout } from './knowledgeSets.ts';

const DIGEST = 0;
const WANT = 1;
const ITEMS = 2;
const CLOCK = 0;
/** Bytes by which a digest names an item: its number and version. */
const NAME_BYTES = 8;

const params = { mode, timing, periodSeconds: { ...periodSeconds, default: 2 }, contactLoss };
type Values = ValuesOf<typeof params>;

interface State {
  known: Knowledge;
  /** Bits learned in the present round; unused under random clocks. */
  fresh: Int32Array;
  /** Contacts tried, and contacts that found nothing to repair. */
  contacts: number;
  failed: number;
  repaired: number;
}

/** Anti-entropy: from time to time each agent compares all it has with a random partner, and they resolve the differences. */
export const antiEntropy = define<typeof params, State>({
  id: 'anti-entropy',
  label: 'Anti-entropy',
  summary:
    'In every round each agent compares all it knows with a random neighbour, and what one of them lacks is sent.',
  source: 'Demers et al., Epidemic algorithms for replicated database maintenance, PODC 1987, section 1.3.',
  params,
  messages: [
    { id: 'digest', label: 'Digest', glyph: 'request' },
    { id: 'want', label: 'Wanted', glyph: 'request' },
    { id: 'items', label: 'Items', glyph: 'payload' },
  ],
  timers: ['clock'],
  channels: [{ id: 'role', label: 'Role', categories: ['susceptible', 'infective'] }],
  metrics: [
    {
      id: 'contacts',
      label: 'Comparisons',
      unit: '',
      help: 'Comparisons that agents have begun since the start.',
    },
    {
      id: 'repaired',
      label: 'Items repaired',
      unit: '',
      help: 'Items that an agent lacked and got by a comparison.',
    },
    { id: 'failed', label: 'Failed contacts', unit: '', help: 'Contacts that did not come about.' },
  ],
  paceSeconds: (values) => values.periodSeconds,
  roundSeconds: roundOf,

  init(host) {
    const known = ignorance(host);
    return { known, fresh: new Int32Array(known.bits.length), contacts: 0, failed: 0, repaired: 0 };
  },

  start: (_state, host, values, agent) => windClock(host, values, agent, CLOCK),

  restart({ known }, host, values, agent, wiped) {
    if (wiped) wipe(known, host, agent);
    windClock(host, values, agent, CLOCK);
  },

  share({ known, fresh }, host, values, agent, slot) {
    if (knows(known, agent, slot)) return;
    remember(known, agent, slot);
    if (values.timing === 'rounds') fresh[agent * known.words + (slot >> 5)] |= 1 << (slot & 31);
    host.learned(agent, slot, -1);
  },

  round(state, host, values) {
    state.fresh.fill(0);
    for (let agent = 0; agent < host.n; agent++) if (host.alive[agent]) compare(state, host, values, agent);
  },

  wake(state, host, values, agent) {
    compare(state, host, values, agent);
    windClock(host, values, agent, CLOCK);
  },

  receive(state, host, values, to, from, kind, value, payload) {
    const words = payload as Words;
    if (kind === ITEMS) {
      const count = learnSet(
        state.known,
        host,
        to,
        from,
        value,
        words,
        values.timing === 'rounds' ? state.fresh : null,
      );
      if (count === 0) host.redundant();
      state.repaired += count;
      return;
    }
    if (kind === WANT) {
      const wanted = wordsWithout(state.known, state.fresh, to);
      for (let w = 0; w < wanted.length; w++) wanted[w] &= wordOf(value, words, w);
      give(host, to, from, wanted);
      return;
    }
    // A digest has come: what its sender lacks is sent (pull), what is lacking here is asked for (push).
    const mine = wordsWithout(state.known, state.fresh, to);
    const lacking = new Int32Array(mine.length);
    for (let w = 0; w < mine.length; w++) {
      const theirs = wordOf(value, words, w);
      lacking[w] = theirs & ~mine[w];
      mine[w] &= ~theirs;
    }
    if (values.mode !== 'push') give(host, to, from, mine);
    if (values.mode !== 'pull' && !isEmpty(lacking)) sendSet(host, to, from, WANT, lacking, HEADER_BYTES);
  },

  retired({ known, fresh }, _host, _values, slot) {
    forget(known, slot);
    forget({ words: known.words, bits: fresh }, slot);
  },

  observe({ known }, host, _values, [role]) {
    const slot = newestSlot(host);
    for (let agent = 0; agent < host.n; agent++) role[agent] = slot >= 0 && knows(known, agent, slot) ? 1 : 0;
  },

  measure(state, _host, _values, into) {
    into[0] = state.contacts;
    into[1] = state.repaired;
    into[2] = state.failed;
  },

  inspect({ known }, host, _values, agent) {
    const serials = itemsKnown(known, host, agent);
    return [
      { group: 'Database', label: 'Items', value: serials.length > 0 ? serials.join(', ') : 'none yet' },
    ];
  },
});

function compare(state: State, host: Host, values: Values, agent: number): void {
  const partner = partnerOf(host, agent);
  if (partner < 0) return;
  state.contacts += 1;
  if (values.contactLoss > 0 && host.chance.at(agent).flip(values.contactLoss)) {
    state.failed += 1;
    return;
  }
  const words = state.known.bits.slice(agent * state.known.words, (agent + 1) * state.known.words);
  sendSet(host, agent, partner, DIGEST, words, HEADER_BYTES + NAME_BYTES * itemCount(words));
}

function give(host: Host, from: number, to: number, words: Int32Array): void {
  if (!isEmpty(words)) sendSet(host, from, to, ITEMS, words, bytesOf(host, words[0], words));
}

function itemCount(words: Int32Array): number {
  let count = 0;
  for (const word of words) for (let rest = word; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
