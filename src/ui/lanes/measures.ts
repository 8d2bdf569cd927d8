import type { WorldInfo } from '../../engine/kernel/frame.ts';
import { valueAt } from '../../store/lanes.ts';
import type { Histories } from '../../store/history.ts';

/** A number that stands in every lane with a bar, so that lanes can be held against each other. */
export interface Measure {
  id: string;
  label: string;
  unit: string;
  help: string;
}

interface Kind {
  /** The metric by which such a world is known. */
  known: string;
  /** Ids of metrics, the most telling first, each with its word where the metric's own is too long for a lane. */
  shown: readonly (readonly [id: string, label?: string])[];
  /** By which one lane is better than another, and which way. */
  better: readonly [id: string, way: 'more' | 'less'];
}

const kinds: readonly Kind[] = [
  {
    known: 'answered-tasks',
    shown: [
      ['success', 'Right'],
      ['turns', 'Turns a task'],
      ['tokens', 'Tokens a task'],
      ['seconds', 'Time a task'],
      ['team-messages', 'Messages a task'],
      ['partial', 'Steps right'],
    ],
    better: ['success', 'more'],
  },
  {
    known: 'goodput',
    shown: [
      ['availability'],
      ['goodput', 'Good answers'],
      ['sojourn', 'Time a request'],
      ['attempts', 'Calls a request'],
      ['utilisation', 'Utilisation'],
      ['cost', 'Cost'],
    ],
    better: ['availability', 'more'],
  },
  {
    known: 'stopped',
    shown: [
      ['cost', 'Cost of 1,000'],
      ['stopped', 'Stopped'],
      ['settled', 'Unseen'],
      ['waiting', 'Waiting'],
      ['refused-honest', 'Refused'],
      ['busy', 'Busy'],
    ],
    // Of stopped fraud what all of it costs, for that is the aim.
    better: ['cost', 'less'],
  },
  {
    known: 'bad-views',
    shown: [
      ['bad-views', 'Harmful looks'],
      ['clicks', 'Clicks a visit'],
      ['removed-bad', 'Removed'],
      // Not the looks until removal: who removes only what nobody has seen has 0 of them, and is worse.
      ['harmful', 'Harmful left'],
      ['waiting', 'Waiting'],
      ['busy', 'Busy'],
    ],
    better: ['bad-views', 'less'],
  },
  {
    known: 'in-time',
    shown: [
      ['in-time', 'Seen in time'],
      ['correct', 'Right'],
      ['waiting', 'Waiting'],
      ['worsened', 'Got worse'],
      ['lost', 'Lost'],
      ['busy', 'Busy'],
    ],
    better: ['correct', 'more'],
  },
  {
    known: 'spread',
    shown: [
      ['spread', 'Informed now'],
      ['delay', 'Delay'],
      ['complete', 'Complete'],
      ['sent', 'Messages'],
      ['redundant', 'Told nothing new'],
      ['bytes', 'Bytes'],
    ],
    better: ['delay', 'less'],
  },
  {
    known: 'staleness',
    shown: [
      ['accuracy'],
      ['idle', 'Waiting'],
      ['staleness', 'Stale'],
      ['bytes-sent', 'Bytes'],
      ['off-optimum', 'Off by'],
      ['consensus', 'Apart'],
    ],
    better: ['accuracy', 'more'],
  },
  {
    known: 'bytes-sent',
    shown: [
      ['accuracy'],
      ['bytes-sent', 'Bytes'],
      ['epsilon', 'ε spent'],
      ['off-optimum', 'Off by'],
      ['consensus', 'Apart'],
      ['loss', 'Loss'],
    ],
    better: ['accuracy', 'more'],
  },
];

const kindOf = (info: WorldInfo): Kind | undefined =>
  kinds.find(({ known }) => info.metrics.some(({ id }) => id === known));

/** Of other worlds, what tells who does better. */
const betters: readonly Kind['better'][] = [
  ['calls-right', 'more'],
  ['correct', 'more'],
  ['meanReward', 'more'],
  ['accuracy', 'more'],
];

const betterOf = (info: WorldInfo): Kind['better'] | undefined =>
  kindOf(info)?.better ?? betters.find(([known]) => info.metrics.some(({ id }) => id === known));

/** Measures that read 0 where they do not apply: no noise is added, no closed form is known. */
const zeroIsNone = new Set(['epsilon', 'off-optimum']);

/** A measure's value at a simulated time; null where there is none yet, or where it does not apply. */
export function measureAt(histories: Histories, id: string, time: number): number | null {
  const value = valueAt(histories, id, time);
  return value === 0 && zeroIsNone.has(id) ? null : value;
}

/** Whether a measure says anything in a lane: one that reads 0 where it does not apply must once have read something else. */
export function isTold({ present }: Histories, id: string): boolean {
  if (!zeroIsNone.has(id)) return true;
  const column = present.columns[present.metrics.findIndex((metric) => metric.id === id)];
  return column !== undefined && column.subarray(0, present.length).some((value) => value !== 0);
}

/** Primary everywhere, and the same in most lanes. */
const ofEveryWorld = new Set(['in-flight', 'alive']);

/** What stands in the lanes beside a world: six at most, those that tell its kind apart, else its primary measures. */
export function measuresOf(info: WorldInfo): Measure[] {
  const kind = kindOf(info);
  const primary = info.metrics.filter(({ primary, id }) => primary === true && !ofEveryWorld.has(id));
  const wanted: readonly (readonly [id: string, label?: string])[] =
    kind?.shown ?? primary.map(({ id }) => [id] as const);
  return wanted
    .flatMap(([id, label]) => {
      const metric = info.metrics.find((one) => one.id === id);
      return metric ? [{ id, label: label ?? metric.label, unit: metric.unit, help: metric.help }] : [];
    })
    .slice(0, 6);
}

/** How many answers of a team are right, at a simulated time; null where no tasks are answered. */
export function scoreAt(histories: Histories, time: number): { right: number; answered: number } | null {
  if (!histories.present.metrics.some(({ id }) => id === 'answered-tasks')) return null;
  // Before the first sample nobody has answered.
  const answered = valueAt(histories, 'answered-tasks', time) ?? 0;
  const success = valueAt(histories, 'success', time) ?? 0;
  return { right: Math.round((answered * success) / 100), answered };
}

/** Answers one after the other, right or wrong, up to a simulated time. */
export function outcomesAt({ present }: Histories, time: number): boolean[] {
  const column = (id: string) => present.columns[present.metrics.findIndex((metric) => metric.id === id)];
  const [answered, success] = [column('answered-tasks'), column('success')];
  const outcomes: boolean[] = [];
  let right = 0;
  for (let row = 0; answered && success && row < present.length; row++) {
    if (present.times[row]! > time + 1e-9) break;
    const rightNow = Math.round((answered[row]! * success[row]!) / 100);
    // Of several in one sample it is not known which were right: the right ones come first.
    for (; outcomes.length < answered[row]!; right++) outcomes.push(right < rightNow);
    right = rightNow;
  }
  return outcomes;
}

/** Fewer answers than this say nothing about who is ahead. */
const fewest = 3;

/** Which of the lanes is ahead; -1 while nobody is. */
export function leaderOf(
  info: WorldInfo,
  lanes: readonly { histories: Histories; live: boolean }[],
  time: number,
): number {
  const better = betterOf(info);
  if (!better) return -1;
  const [id, way] = better;
  const values = lanes.map(({ histories, live }) => {
    const answered = valueAt(histories, 'answered-tasks', time);
    return live && (answered === null || answered >= fewest) ? valueAt(histories, id, time) : null;
  });
  if (lanes.some(({ live }, i) => live && values[i] === null)) return -1;
  const known = values.filter((value) => value !== null);
  const best = way === 'more' ? Math.max(...known) : Math.min(...known);
  const first = values.indexOf(best);
  return known.length > 1 && first === values.lastIndexOf(best) ? first : -1;
}
