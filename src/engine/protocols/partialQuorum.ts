import { integer, number, type ValuesOf } from '../catalog/params.ts';
import type { Theory } from '../kernel/frame.ts';
import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';

const WRITE = 0;
const ACK = 1;
const READ = 2;
const VALUE = 3;
const CLIENT = 0;
const BYTES = 24;

const params = {
  write: integer({
    label: 'Write quorum W',
    help: 'Replicas that a write goes to and that must acknowledge it.',
    default: 1,
    min: 1,
    max: 100,
    live: true,
  }),
  read: integer({
    label: 'Read quorum R',
    help: 'Replicas that a read asks; it takes the newest of their answers.',
    default: 1,
    min: 1,
    max: 100,
    live: true,
  }),
  periodSeconds: number({
    label: 'Time between writes',
    help: 'Each write is followed by a read as soon as it is acknowledged; one not finished by the next is given up.',
    default: 6,
    min: 0.05,
    max: 600,
    scale: 'log',
    unit: 's',
    live: true,
  }),
};
type Values = ValuesOf<typeof params>;

interface State {
  /** Newest version that each replica holds. */
  version: Float64Array;
  /** The operation under way: its number, who coordinates it, answers still missing, and the newest version read; reading or writing. */
  operation: number;
  coordinator: number;
  missing: number;
  newest: number;
  reading: boolean;
  /** Latest version that a whole write quorum has acknowledged. */
  acknowledged: number;
  reads: number;
  stale: number;
  givenUp: number;
  /** True once a disk was lost, an answer doubled or a quorum changed: no promise from then on. */
  disturbed: boolean;
  /** What the check has to tell. */
  broken: string;
}

/** Partial quorums: how often a read of few replicas misses the latest write to few others. */
export const partialQuorum = define<typeof params, State>({
  id: 'partial-quorum',
  label: 'Partial quorums',
  summary:
    'A value is written to W random replicas and then read from R others; unless W + R exceeds n, a read may be stale.',
  source:
    'Bailis, Venkataraman, Franklin, Hellerstein & Stoica, Probabilistically bounded staleness, PVLDB 5 (2012) 776, section 2.',
  params,
  messages: [
    { id: 'write', label: 'Write', glyph: 'payload' },
    { id: 'ack', label: 'Ack', glyph: 'reply' },
    { id: 'read', label: 'Read', glyph: 'request' },
    { id: 'value', label: 'Value', glyph: 'reply' },
  ],
  timers: ['client'],
  channels: [
    { id: 'role', label: 'Replica', categories: ['never written', 'behind', 'has the latest write'] },
    { id: 'version', label: 'Version held' },
  ],
  metrics: [
    {
      id: 'stale',
      label: 'Stale reads',
      unit: '%',
      help: 'Share of reads that missed the latest acknowledged write.',
      primary: true,
    },
    { id: 'reads', label: 'Reads', unit: '', help: 'Reads that were answered by all they asked.' },
    { id: 'given-up', label: 'Given up', unit: '', help: 'Writes and reads that were not finished in time.' },
  ],
  paceSeconds: (values) => values.periodSeconds / 4,

  warnings({ n }, values) {
    const most = Math.max(values.write, values.read);
    return most > n ? [`A quorum of ${most} among ${n} replicas is taken to be all of them.`] : [];
  },

  theory({ n }, values): Record<string, Theory> {
    const percent = 100 * staleChance(n, Math.min(n, values.read), Math.min(n, values.write));
    return {
      stale: {
        label: 'C(n−W, R) / C(n, R)',
        points: [
          [0, percent],
          [1000 * values.periodSeconds, percent],
        ],
      },
    };
  },

  init: (host) => ({
    version: new Float64Array(host.n),
    operation: 0,
    coordinator: -1,
    missing: 0,
    newest: 0,
    reading: false,
    acknowledged: 0,
    reads: 0,
    stale: 0,
    givenUp: 0,
    disturbed: false,
    broken: '',
  }),

  begin: (_state, host, values) => host.after(-1, CLIENT, values.periodSeconds),

  wake(state, host, values) {
    host.after(-1, CLIENT, values.periodSeconds);
    if (state.missing > 0) state.givenUp += 1;
    state.missing = 0;
    const coordinator = host.dice.below(host.n);
    if (host.alive[coordinator] === 0) return;
    state.operation += 1;
    state.coordinator = coordinator;
    state.reading = false;
    ask(state, host, values, WRITE, values.write);
  },

  receive(state, host, values, to, from, kind, value, payload) {
    const operation = payload as number;
    if (kind === WRITE) {
      state.version[to] = Math.max(state.version[to], value);
      host.route(to, from, ACK, value, operation, BYTES);
    } else if (kind === READ) host.route(to, from, VALUE, state.version[to], operation, BYTES);
    else if (operation === state.operation && state.reading === (kind === VALUE))
      settle(state, host, values, value);
  },

  restart(state, _host, _values, agent, wiped) {
    if (!wiped) return;
    state.version[agent] = 0;
    state.disturbed = true;
  },

  changed(state) {
    state.disturbed = true;
  },

  check(state, host) {
    if (state.broken !== '') host.violate('Quorum intersection', state.broken);
  },

  observe({ version, acknowledged }, host, _values, [role, held]) {
    for (let agent = 0; agent < host.n; agent++) {
      role[agent] = version[agent] === 0 ? 0 : version[agent] < acknowledged ? 1 : 2;
      held[agent] = version[agent];
    }
  },

  measure({ reads, stale, givenUp }, _host, _values, into) {
    into[0] = reads === 0 ? 0 : (100 * stale) / reads;
    into[1] = reads;
    into[2] = givenUp;
  },

  inspect: ({ version, acknowledged, coordinator }, _host, _values, agent) => [
    {
      group: 'Replica',
      label: 'Version held',
      value: version[agent] === 0 ? 'none' : String(version[agent]),
    },
    { group: 'Replica', label: 'Latest acknowledged', value: String(acknowledged) },
    {
      group: 'Replica',
      label: 'Coordinates',
      value: coordinator === agent ? 'the present operation' : 'nothing now',
    },
  ],

  sentence: ({ reads, stale }) =>
    reads === 0 ? 'Nothing has been read yet.' : `${stale} of ${reads} reads missed the latest write.`,
});

/** Begins the write or the read of the present operation at random replicas; the coordinator may be one of them. */
function ask(state: State, host: Host, values: Values, kind: number, wanted: number): void {
  const { coordinator, operation } = state;
  const quorum = host.dice.sample(host.n, Math.min(wanted, host.n));
  state.missing = quorum.length;
  state.newest = 0;
  for (const replica of quorum)
    if (replica !== coordinator) host.route(coordinator, replica, kind, operation, operation, BYTES);
  if (!quorum.includes(coordinator)) return;
  if (kind === WRITE) state.version[coordinator] = operation;
  settle(state, host, values, state.version[coordinator]);
}

/** One more replica has answered; after the last the write is followed by its read, or the read is judged. */
function settle(state: State, host: Host, values: Values, value: number): void {
  if (state.missing === 0) return;
  // A doubled answer counts for a replica that has not answered, so it takes the promise away.
  if (host.network('duplication') > 0) state.disturbed = true;
  state.missing -= 1;
  state.newest = Math.max(state.newest, value);
  if (state.missing > 0) return;
  if (!state.reading) {
    state.acknowledged = state.operation;
    state.reading = true;
    ask(state, host, values, READ, values.read);
    return;
  }
  state.reads += 1;
  if (state.newest >= state.acknowledged) return;
  state.stale += 1;
  if (values.read + values.write > host.n && !state.disturbed)
    state.broken = `read ${state.reads} found version ${state.newest} though ${state.acknowledged} was acknowledged by a quorum that it meets`;
}

/** C(n − W, R) / C(n, R), as a product so that it does not overflow. */
function staleChance(n: number, read: number, write: number): number {
  let chance = 1;
  for (let i = 0; i < read; i++) chance *= Math.max(0, n - write - i) / (n - i);
  return chance;
}
