import type { Host } from '../../kernel/host.ts';
import { log, pow } from '../../kernel/mathematics.ts';
import type { Values } from './params.ts';
import { type State, weightOfNews } from './state.ts';

/** Log-odds nearer to each other than this are equal. */
const EQUAL = 1e-9;

/** Chance of calling "good" with log-odds of `odds`; in doubt by coin or by the own news. */
function leansGood(odds: number, news: number, tie: Values['tie']): number {
  if (Math.abs(odds) < EQUAL) return tie === 'coin' ? 0.5 : news > 0 ? 1 : 0;
  return odds > 0 ? 1 : 0;
}

/**
 * The call of an analyst who knows the calls before and its own news, and what all learn from that call. Calls carry less than news: once
 * the public log-odds exceed those of one piece of news, every call is the same whatever the news, and nothing more is learned: a cascade.
 * Bikhchandani, Hirshleifer & Welch, Journal of Political Economy 100(5), 1992, section II.
 */
export function callOf(state: State, host: Host, values: Values, agent: number): number {
  const weight = weightOfNews(values);
  const { precision: p, tie } = values;
  const news = state.signal[agent] > 0 ? 1 : -1;
  const chance = leansGood(state.belief + news * weight, news, tie);
  const call = chance === 0.5 ? (host.chance.at(agent).flip(0.5) ? 1 : -1) : chance > 0.5 ? 1 : -1;
  const [ifGood, ifBad] = [leansGood(state.belief + weight, 1, tie), leansGood(state.belief - weight, -1, tie)];
  if (ifGood === ifBad) {
    if (state.cascadeAt < 0) state.cascadeAt = state.at;
    return call;
  }
  const good = p * ifGood + (1 - p) * ifBad;
  const bad = (1 - p) * ifGood + p * ifBad;
  const learned = call > 0 ? good / bad : (1 - good) / (1 - bad);
  // News that is always right settles it; the odds stay finite.
  state.belief += learned > 0 && learned < Infinity ? log(learned) : 50 * call;
  return call;
}

/**
 * Chances that an even number of analysts has ended in a right cascade, a wrong one, or none, where doubt is settled by a coin.
 * Bikhchandani, Hirshleifer & Welch 1992, equations 1 and 2.
 */
export function cascadeChances(p: number, analysts: number): { right: number; wrong: number; none: number } {
  const none = pow(p - p * p, analysts / 2);
  const over = (1 - none) / (2 * (1 - p + p * p));
  return { right: p * (p + 1) * over, wrong: (p - 2) * (p - 1) * over, none };
}
