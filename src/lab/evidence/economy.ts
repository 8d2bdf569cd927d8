import { Chance } from '../../engine/kernel/chance.ts';
import { pigou } from '../theory/pigou.ts';
import { secondPriceRevenue } from '../theory/secondPrice.ts';
import { meanOf, replicate, textOf } from './summary.ts';
import type { Translator } from './types.ts';

const AUCTIONS = 100_000;

/** Selfish routing and auctions. */
export const economyCases: Translator = ({ scenario, family }, { reps, seed }) => {
  if (family !== 'econ') return null;
  const network = /^Pigou: two links, latency ([\d.]+) and ([\d.]*)x/.exec(textOf(scenario.network));
  if (network) {
    const { equilibrium, optimum, priceOfAnarchy } = pigou(Number(network[1]), network[2] === '' ? 1 : Number(network[2]));
    return { value: [equilibrium, optimum, priceOfAnarchy], reps: 1 };
  }
  if (!/^second price/.test(textOf(scenario.auction))) return null;
  const bidders = Number(scenario.bidders);
  const revenue = replicate(Math.max(reps, AUCTIONS), seed, (own) => secondHighest(bidders, new Chance(own, 'auction')));
  return {
    ...meanOf(revenue),
    reading: `Values from the engine’s chance, sold to the highest bid for the second: the engine has no auction house. The closed form gives ${secondPriceRevenue(bidders).toPrecision(6)}.`,
  };
};

function secondHighest(bidders: number, chance: Chance): number {
  let first = 0;
  let second = 0;
  for (let i = 0; i < bidders; i++) {
    const bid = chance.uniform();
    if (bid > first) [first, second] = [bid, first];
    else if (bid > second) second = bid;
  }
  return second;
}
