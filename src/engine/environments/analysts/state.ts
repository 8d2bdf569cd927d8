import type { Host } from '../../kernel/host.ts';
import { log, pow } from '../../kernel/mathematics.ts';
import type { Values } from './params.ts';

export const SILENT = 0;
export const GOOD = 1;
export const BAD = 2;

export interface State {
  byTeam: boolean;
  /** Number of the present question, from 0; -1 before the first. */
  question: number;
  open: boolean;
  askedAt: number;
  /** The truth: +1 or −1 for news, a number otherwise. */
  truth: number;
  /** What all have in common. */
  common: number;
  /** By agent: own evidence, call (SILENT, GOOD or BAD), and whether it went against the own news. */
  signal: Float64Array;
  call: Uint8Array;
  against: Uint8Array;
  /** Order of speaking, who is next, and who spoke last. */
  turn: number[];
  at: number;
  /** Public log-odds of good news after the calls so far. */
  belief: number;
  /** From the place at which own news no longer count; -1 is not yet. */
  cascadeAt: number;
  /** Sums of reports: value × weight, weight; values for a median; how many. */
  weighted: number;
  weight: number;
  reports: number[];
  best: number;
  bestWeight: number;
  /** Tallies over questions that are closed. */
  closed: number;
  right: number;
  squares: number;
  cascades: number;
  wrongCascades: number;
  calls: number;
  callsRight: number;
  callsAgainst: number;
  seconds: number;
  /** Last call of the group: right 1, wrong 0; -1 none. */
  last: number;
}

export const emptyState = (n: number): State => ({
  byTeam: false,
  question: -1,
  open: false,
  askedAt: 0,
  truth: 0,
  common: 0,
  signal: new Float64Array(n),
  call: new Uint8Array(n),
  against: new Uint8Array(n),
  turn: [],
  at: 0,
  belief: 0,
  cascadeAt: -1,
  weighted: 0,
  weight: 0,
  reports: [],
  best: 0,
  bestWeight: -1,
  closed: 0,
  right: 0,
  squares: 0,
  cascades: 0,
  wrongCascades: 0,
  calls: 0,
  callsRight: 0,
  callsAgainst: 0,
  seconds: 0,
  last: -1,
});

/** Standard deviation of an analyst's noise: even steps on a logarithmic scale from the best, agent 0, to the worst. */
export const noiseOf = ({ noise, unequal }: Values, agent: number, n: number): number =>
  n === 1 ? noise : noise * pow(unequal, (2 * agent) / (n - 1) - 1);

/** Log-odds of one piece of news; large but finite where news is always right. */
export const weightOfNews = ({ precision }: Values): number => (precision >= 1 ? 50 : log(precision / (1 - precision)));

/** Draws the truth and what every analyst sees of it. */
export function draw(state: State, host: Host, values: Values): void {
  const { dice, chance, n } = host;
  const { evidence, precision, prior, shared } = values;
  if (evidence === 'binary') {
    state.truth = dice.flip(0.5) ? 1 : -1;
    state.common = dice.flip(precision) ? state.truth : -state.truth;
    for (let agent = 0; agent < n; agent++) {
      const own = chance.at(agent).flip(precision) ? state.truth : -state.truth;
      state.signal[agent] = shared > 0 && chance.at(agent).flip(shared) ? state.common : own;
    }
    return;
  }
  state.truth = dice.normal(0, prior);
  state.common = dice.normal(0, 1);
  const [own, same] = [Math.sqrt(1 - shared), Math.sqrt(shared)];
  for (let agent = 0; agent < n; agent++)
    state.signal[agent] = state.truth + noiseOf(values, agent, n) * (own * chance.at(agent).normal(0, 1) + same * state.common);
}
