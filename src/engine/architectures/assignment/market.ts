import type { Host } from '../../kernel/host.ts';
import type { Board, Report, Work } from '../team/board.ts';
import { COORDINATING } from '../team/board.ts';
import { ANNOUNCEMENT, BID } from '../team/roles.ts';
import { bookTokens } from '../team/time.ts';
import { successChance } from '../team/turn.ts';
import { tell } from '../team/work.ts';
import { type Giving, methodOf, note } from './give.ts';

/** Tokens for which a step is read in an announcement and a bid is made, and for which a bid is read. */
const BID_TOKENS = 60;
const READ_TOKENS = 20;

/** Steps of one task that are on offer. */
export interface Market {
  /** Who sells. */
  boss: number;
  bidders: readonly number[];
  /** Steps not yet given, in order, and those of them that have been announced. */
  left: number[];
  open: readonly number[];
  /** Bids on the open steps, by bidder. */
  bids: Map<number, readonly number[]>;
  /** Steps won, by member. */
  plan: Map<number, number[]>;
}

/** What auctions have come to. */
export interface Sales {
  sold: number;
  paid: number;
  /** Payments less the expected cost of what was won, by member. */
  profit: Float64Array;
}

export const noSales = ({ n }: Host): Sales => ({ sold: 0, paid: 0, profit: new Float64Array(n) });

/** Announces steps to all bidders: at once in a contract net, the first of them in a sequence of auctions. */
export function openMarket(
  team: Giving,
  work: Work,
  boss: number,
  bidders: readonly number[],
  steps: readonly number[],
): void {
  work.market = { boss, bidders, left: [...steps], open: [], bids: new Map(), plan: new Map() };
  announce(team, work, work.market);
}

function announce(team: Giving, work: Work, market: Market): void {
  market.open = team.values.assigning === 'auction' ? market.left.slice(0, 1) : [...market.left];
  market.bids = new Map();
  work.exchanges += market.bidders.length;
  for (const bidder of market.bidders)
    tell(team, work, market.boss, bidder, ANNOUNCEMENT, { asked: market.open });
}

/** A member bids on what it hears announced; the seller takes bids down. */
export function heardInMarket(team: Giving, work: Work, to: number, kind: number, report: Report): void {
  const isBid = kind === BID;
  if (!isBid && kind !== ANNOUNCEMENT) return;
  const tokens = (isBid ? READ_TOKENS : BID_TOKENS) * report.asked.length;
  work.tokens += tokens;
  work.tokensRead += tokens;
  bookTokens(team.board, to, tokens, COORDINATING);
  if (isBid) work.market?.bids.set(report.from, report.bids);
  else
    tell(team, work, to, report.from, BID, {
      asked: report.asked,
      bids: report.asked.map((step) => bidOf(team, work, to, step)),
    });
}

/**
 * A contract net's bid is the expected success, divided by one more than the turns before it. An auction's is the expected cost in turns at speed
 * 1: what waits, and 1 / p turns until the step is right; selfish bidders ask for more than that.
 */
function bidOf(team: Giving, work: Work, agent: number, step: number): number {
  const { host, values } = team;
  if (values.assigning !== 'auction')
    return successChance(host, work, agent, step) / (1 + load(team.board, agent));
  return costOf(team, work, agent, step) * (1 + (values.shading ?? 0) * host.traits.selfishness[agent]);
}

const load = (board: Board, agent: number): number =>
  board.queues[agent].length + (board.current[agent] === null ? 0 : 1);

function costOf({ board, host }: Giving, work: Work, agent: number, step: number): number {
  const won = work.market?.plan.get(agent)?.length ?? 0;
  const turns = load(board, agent) + won + 1 / Math.max(0.001, successChance(host, work, agent, step));
  return turns / host.traits.speed[agent];
}

/**
 * All bids are in, as far as they will come: gives the open steps to the best bidders, and announces the next. Answers who is to do what once
 * all are given; null while bids are awaited or where there is no market.
 */
export function award(team: Giving, work: Work): ReadonlyMap<number, readonly number[]> | null {
  const { market } = work;
  if (market === null) return null;
  const { plan, bids } = market;
  const given: number[] = [];
  const winners: number[] = [];
  market.open.forEach((step, i) => {
    const winner =
      team.values.assigning === 'auction'
        ? sell(team, work, market, step)
        : bestBid(market, i, team.values.iterations);
    if (winner < 0) return;
    given.push(step);
    winners.push(winner);
    plan.set(winner, [...(plan.get(winner) ?? []), step]);
  });
  const methods = given.map((step, i) => methodOf(team, work.task.steps[step].skill, winners[i]));
  note(team, work, market.bidders, given, winners, methods, true);
  market.left = market.left.slice(market.open.length);
  if (market.left.length > 0 && bids.size > 0) {
    announce(team, work, market);
    return null;
  }
  work.market = null;
  return plan;
}

/** The best bid on the i-th open step; what a bidder has won already stands before it. */
function bestBid({ bids, plan }: Market, i: number, atMost: number): number {
  let winner = -1;
  let most = 0;
  for (const [bidder, own] of [...bids].sort((a, b) => a[0] - b[0])) {
    const won = plan.get(bidder)?.length ?? 0;
    const worth = own[i] / (1 + won);
    if (won < atMost && worth > most) [winner, most] = [bidder, worth];
  }
  return winner;
}

/** Sells a step to the least bid, for that bid or the next (Vickrey 1961). */
function sell(team: Giving, work: Work, { bids, plan }: Market, step: number): number {
  const { board, values } = team;
  const ordered = [...bids]
    .filter(([bidder]) => (plan.get(bidder)?.length ?? 0) < values.iterations)
    .sort((a, b) => a[1][0] - b[1][0] || a[0] - b[0]);
  if (ordered.length === 0) return -1;
  const [winner, own] = ordered[0];
  const price = values.pricing === 'second' && ordered.length > 1 ? ordered[1][1][0] : own[0];
  board.sales.sold += 1;
  board.sales.paid += price;
  board.sales.profit[winner] += price - costOf(team, work, winner, step);
  return winner;
}
