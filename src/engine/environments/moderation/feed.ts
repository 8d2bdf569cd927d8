import type { Host } from '../../kernel/host.ts';
import { log } from '../../kernel/mathematics.ts';
import type { Values } from './params.ts';
import { chanceOfHarm, REMOVED, type State } from './state.ts';

/** CascadeUCB1's confidence radius √(1.5 ln t / looks): Kveton, Szepesvári, Wen & Ashkan, ICML 2015, algorithm 1. */
const CONFIDENCE = 1.5;

/** What an item is worth to the feed. */
function worth(state: State, host: Host, values: Values, place: number, logVisits: number): number {
  const { looked, clicked, serial } = state;
  if (values.ranking === 'chance') return host.dice.uniform();
  if (values.ranking === 'newest') return serial[place];
  const looks = looked[place];
  // Without a look the mean of a uniform prior is taken, or the bound that nothing exceeds.
  if (values.ranking === 'clicks') return (clicked[place] + 1) / (looks + 2);
  return looks === 0 ? 2 : Math.min(1.99, clicked[place] / looks + Math.sqrt((CONFIDENCE * logVisits) / looks));
}

/** Puts the items of the greatest worth into the slots, the newer of equals first. */
export function arrange(state: State, host: Host, values: Values): void {
  const { slots, cautious } = values;
  const best: number[] = [];
  const worths: number[] = [];
  const logVisits = log(Math.max(2, state.visits));
  for (let place = 0; place < state.serial.length; place++) {
    if (state.became[place] === REMOVED) continue;
    const own = worth(state, host, values, place, logVisits) * (cautious ? 1 - chanceOfHarm(state, values, place) : 1);
    let at = best.length;
    while (at > 0 && (worths[at - 1] < own || (worths[at - 1] === own && state.serial[best[at - 1]] < state.serial[place]))) at -= 1;
    if (at >= slots) continue;
    best.splice(at, 0, place);
    worths.splice(at, 0, own);
    if (best.length > slots) {
      best.pop();
      worths.pop();
    }
  }
  state.feed = best;
}

/**
 * One visit: the eye goes down from the first slot, each item is looked at, and the visit ends with the first click. Cascade model: Craswell, Zoeter,
 * Taylor & Ramsey, An experimental comparison of click position-bias models, WSDM 2008, equation 6. Answers places newly reported.
 */
export function visit(state: State, host: Host, values: Values): readonly number[] {
  const { dice } = host;
  state.visits += 1;
  const reported: number[] = [];
  for (let slot = 0; slot < state.feed.length; slot++) {
    const place = state.feed[slot];
    if (state.became[place] === REMOVED) continue;
    state.views += 1;
    state.badViews += state.bad[place];
    state.looked[place] += 1;
    state.looksAt[slot] += 1;
    if (dice.flip(state.bad[place] ? values.reportsBad : values.reportsGood)) {
      state.reported[place] += 1;
      reported.push(place);
    }
    if (!dice.flip(state.appeal[place])) continue;
    state.clicks += 1;
    state.clicked[place] += 1;
    state.clicksAt[slot] += 1;
    break;
  }
  return reported;
}

/** Share of visits that click at a slot, from 0, where all items are clicked with chance `appeal`: a(1 − a)^slot. Craswell et al. 2008, equation 6. */
export function clickShare(appeal: number, slot: number): number {
  let share = appeal;
  for (let i = 0; i < slot; i++) share *= 1 - appeal;
  return share;
}
