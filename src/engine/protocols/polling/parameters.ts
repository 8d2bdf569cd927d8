import { number } from '../../catalog/params.ts';
import type { Host } from '../../kernel/host.ts';

/** Opinions at the start: parameters shared by the protocols in which agents poll others. */
export const pollParams = {
  share: number({
    label: 'For A at first',
    help: 'Share of agents of opinion A, drawn at random and rounded to whole agents; the others are of opinion B.',
    default: 0.5,
    min: 0,
    max: 1,
    step: 0.01,
  }),
  periodSeconds: number({
    label: 'Period',
    help: 'Time from one round to the next, or mean time between two polls of an agent.',
    default: 3,
    min: 0.01,
    max: 600,
    scale: 'log',
    unit: 's',
    live: true,
  }),
};

export const A = 1;
export const B = 0;
export const opinionNames = ['B', 'A'];
export const pollMessages = [
  { id: 'ask', label: 'Question', glyph: 'request' },
  { id: 'opinion', label: 'Opinion', glyph: 'vote' },
] as const;

/** First opinions: a random set of agents is for A. */
export function firstOpinions(host: Host, share: number): Uint8Array {
  const opinions = new Uint8Array(host.n);
  for (const agent of host.dice.sample(host.n, Math.round(share * host.n))) opinions[agent] = A;
  return opinions;
}
