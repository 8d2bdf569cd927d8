import { choice, integer, number, toggle, type ValuesOf } from '../../catalog/params.ts';
import { log } from '../../kernel/mathematics.ts';

export const params = {
  periodSeconds: number({
    label: 'Protocol period',
    help: 'Each member probes one other in so long: T′ of the paper. It should last three round trips or more.',
    default: 4,
    min: 0.05,
    max: 600,
    scale: 'log',
    unit: 's',
    live: true,
  }),
  timeoutSeconds: number({
    label: 'Ping timeout',
    help: 'After so long without an answer others are asked to ping; it should exceed a round trip.',
    default: 1.2,
    min: 0.01,
    max: 300,
    scale: 'log',
    unit: 's',
    live: true,
  }),
  selection: choice({
    label: 'Whom to probe',
    help: 'A random member each time, or all in turn in an order that is shuffled anew after each pass, which bounds the wait.',
    default: 'round-robin',
    options: [
      { value: 'round-robin', label: 'In turn, shuffled' },
      { value: 'random', label: 'At random' },
    ],
    live: true,
  }),
  phases: choice({
    label: 'Periods begin',
    help: 'Each member’s at a random moment of its own, or all at once.',
    default: 'random',
    options: [
      { value: 'random', label: 'Each on its own' },
      { value: 'together', label: 'All at once' },
    ],
  }),
  indirect: integer({
    label: 'Indirect probes',
    help: 'Members that are asked to ping one that does not answer: k of the paper.',
    default: 3,
    min: 0,
    max: 20,
    live: true,
  }),
  suspicion: toggle({
    label: 'Suspicion',
    help: 'On: who does not answer is suspected first, and may refute it. Off: it is declared dead at once.',
    default: true,
    live: true,
  }),
  suspicionMultiplier: number({
    label: 'Patience with suspects',
    help: 'A suspect is declared dead after this × log₁₀ n periods (at least one log unit).',
    default: 4,
    min: 1,
    max: 1000,
    scale: 'log',
    when: { key: 'suspicion', is: [true] },
    live: true,
  }),
  retransmit: number({
    label: 'Retellings',
    help: 'Each piece of news is piggybacked at most this × ln n times by each member: λ of the paper.',
    default: 3,
    min: 0.5,
    max: 20,
    step: 0.5,
    live: true,
  }),
  piggyback: integer({
    label: 'News per message',
    help: 'Pieces of news that fit on one message; those told least often go first.',
    default: 6,
    min: 1,
    max: 64,
    live: true,
  }),
  health: toggle({
    label: 'Lifeguard: own health',
    help: 'A member that misses answers doubts itself first and probes more slowly (local health multiplier).',
    default: false,
    live: true,
  }),
  healthAtMost: integer({
    label: 'Worst health',
    help: 'The local health multiplier stretches periods and timeouts to at most this + 1 times.',
    default: 8,
    min: 1,
    max: 32,
    when: { key: 'health', is: [true] },
    live: true,
  }),
  dynamicSuspicion: toggle({
    label: 'Lifeguard: dynamic suspicion',
    help: 'Suspicion lasts long at first, and shortens as other members confirm it on their own.',
    default: false,
    live: true,
  }),
  buddy: toggle({
    label: 'Lifeguard: buddy system',
    help: 'Who pings a suspect tells it so at once, so that it can refute.',
    default: false,
    live: true,
  }),
};
export type Values = ValuesOf<typeof params>;

/** Suspicion lasts at most so many times its shortest under Lifeguard: β of the paper. */
const LONGEST_FACTOR = 6;
/** Independent confirmations that bring it down to the shortest: K of the paper. */
export const CONFIRMATIONS = 3;

/**
 * How long a suspect has to refute, in seconds. Fixed: multiplier × log₁₀ n × period. Under Lifeguard, with c confirmations,
 * longest − (longest − shortest) × ln(c + 1) / ln(K + 1) (Dadgar, Phillips & Currey 2018, section IV-B).
 */
export function suspicionSeconds(values: Values, n: number, confirmations: number): number {
  const shortest = values.suspicionMultiplier * Math.max(1, log(n) / log(10)) * values.periodSeconds;
  if (!values.dynamicSuspicion) return shortest;
  const longest = LONGEST_FACTOR * shortest;
  const share = log(Math.min(confirmations, CONFIRMATIONS) + 1) / log(CONFIRMATIONS + 1);
  return longest - (longest - shortest) * share;
}

/** Times that each member passes on a piece of news at most. */
export const retellings = (values: Values, n: number): number => Math.ceil(values.retransmit * log(n + 1));
