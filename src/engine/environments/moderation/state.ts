import type { Host } from '../../kernel/host.ts';
import { exp, log, pow } from '../../kernel/mathematics.ts';
import { type Desk, openDesk } from '../desk/desk.ts';
import type { Values } from './params.ts';

/** What became of an item. */
export const UNSEEN = 0;
export const WAITS = 1;
export const IN_REVIEW = 2;
export const CLEARED = 3;
export const REMOVED = 4;

const RANKS = 100;
const APPEAL_AT_MOST = 0.95;

/** Items by place in the catalogue; a place is taken over when its item is the oldest. */
export interface State {
  desk: Desk;
  byTeam: boolean;
  /** Items so far; the newest stands at place (uploaded − 1) modulo the size. */
  uploaded: number;
  serial: Float64Array;
  appeal: Float64Array;
  bad: Uint8Array;
  /** Log-odds of harm by score at upload. */
  score: Float64Array;
  looked: Float64Array;
  clicked: Float64Array;
  reported: Float64Array;
  became: Uint8Array;
  rank: Float64Array;
  /** Views at the last look at the queue, and views a second since the one before. */
  lookedBefore: Float64Array;
  pace: Float64Array;
  /** Places shown, best first; fewer than slots where there are not enough. */
  feed: number[];
  visits: number;
  clicks: number;
  views: number;
  badViews: number;
  /** Clicks and looks by slot. */
  clicksAt: Float64Array;
  looksAt: Float64Array;
  removedBad: number;
  removedGood: number;
  /** Views that removed harmful items had had. */
  removedViews: number;
  reviewed: number;
  waiting: number;
  whom: Int32Array;
  reviews: Uint32Array;
}

export function emptyState(n: number, { catalogue, slots }: Values): State {
  return {
    desk: openDesk(n),
    byTeam: false,
    uploaded: 0,
    serial: new Float64Array(catalogue).fill(-1),
    appeal: new Float64Array(catalogue),
    bad: new Uint8Array(catalogue),
    score: new Float64Array(catalogue),
    looked: new Float64Array(catalogue),
    clicked: new Float64Array(catalogue),
    reported: new Float64Array(catalogue),
    became: new Uint8Array(catalogue).fill(REMOVED),
    rank: new Float64Array(catalogue).fill(Number.NaN),
    lookedBefore: new Float64Array(catalogue),
    pace: new Float64Array(catalogue),
    feed: [],
    visits: 0,
    clicks: 0,
    views: 0,
    badViews: 0,
    clicksAt: new Float64Array(slots),
    looksAt: new Float64Array(slots),
    removedBad: 0,
    removedGood: 0,
    removedViews: 0,
    reviewed: 0,
    waiting: 0,
    whom: new Int32Array(n).fill(-1),
    reviews: new Uint32Array(n),
  };
}

/** A new item takes the place of the oldest. */
export function upload(state: State, host: Host, values: Values): number {
  const { dice } = host;
  const place = state.uploaded % state.serial.length;
  if (state.became[place] === WAITS) state.waiting -= 1;
  const isBad = dice.flip(values.badShare);
  const appeal = values.top * pow(1 + dice.below(RANKS), -values.skew) * (isBad ? values.lure : 1);
  const d = values.separation;
  state.serial[place] = state.uploaded++;
  state.appeal[place] = Math.min(APPEAL_AT_MOST, appeal);
  state.bad[place] = isBad ? 1 : 0;
  state.score[place] = d * dice.normal(isBad ? d / 2 : -d / 2, 1);
  state.looked[place] = 0;
  state.clicked[place] = 0;
  state.reported[place] = 0;
  state.became[place] = UNSEEN;
  state.rank[place] = Number.NaN;
  state.lookedBefore[place] = 0;
  state.pace[place] = 0;
  return place;
}

/** Chance that an item is harmful by its score, and by who has looked and who reported: Bayes with independent reports. */
export function chanceOfHarm(state: State, { badShare, reportsBad, reportsGood }: Values, place: number): number {
  if (badShare <= 0 || badShare >= 1) return badShare;
  const reports = state.reported[place];
  const silent = state.looked[place] - reports;
  const odds =
    log(badShare / (1 - badShare)) +
    state.score[place] +
    reports * log(reportsBad / reportsGood) +
    silent * log((1 - reportsBad) / (1 - reportsGood));
  return 1 / (1 + exp(-odds));
}
