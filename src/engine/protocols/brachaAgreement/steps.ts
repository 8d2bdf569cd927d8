import { commonCoin, decide, flipCoin } from '../benOr/choice.ts';
import { broadcast, take } from './broadcast.ts';
import { type Bracha, broadcastOf, DECIDE, INITIAL, type Step } from './state.ts';

const stepAt = ({ state }: Bracha, agent: number, place: number): Step => {
  const { steps } = state.agents[agent];
  while (steps.length <= place) steps.push({ count: 0, counts: [0, 0, 0, 0], pending: [] });
  return steps[place];
};

/** Says the present value in the present step, to all by reliable broadcast and to itself. */
export function say(bracha: Bracha, agent: number, value: number): void {
  const { n, state } = bracha;
  const { round, step } = state.agents[agent];
  const place = 3 * (round - 1) + step;
  broadcast(bracha, agent, place, value);
  receive(bracha, agent, agent, INITIAL, broadcastOf(n, place, agent) * 4 + value);
}

/** A message of a reliable broadcast; what is delivered is looked at when it is valid. */
export function receive(bracha: Bracha, agent: number, from: number, kind: number, message: number): void {
  const value = take(bracha, agent, from, kind, message);
  if (value < 0) return;
  const id = Math.floor(message / 4);
  const place = Math.floor(id / bracha.n);
  stepAt(bracha, agent, place).pending.push({ from: id % bracha.n, value });
  // What is valid may justify what waits in the next step, and so on.
  for (let at = place; at < bracha.state.agents[agent].steps.length; at++)
    if (!validate(bracha, agent, at) && at > place) break;
  advance(bracha, agent);
}

/** Moves what has become valid from pending to counted; true if anything has. */
function validate(bracha: Bracha, agent: number, place: number): boolean {
  const step = stepAt(bracha, agent, place);
  const rest = step.pending.filter(({ value }) => !isValid(bracha, agent, place, value));
  if (rest.length === step.pending.length) return false;
  for (const one of step.pending)
    if (!rest.includes(one)) {
      step.count += 1;
      step.counts[one.value] += 1;
    }
  step.pending = rest;
  return true;
}

/** Whether an honest agent could have come to this value from n - t of the valid messages of the step before (Bracha 1987, section 3). */
function isValid(bracha: Bracha, agent: number, place: number, value: number): boolean {
  if (place === 0) return value < DECIDE;
  const { n, t, state, values } = bracha;
  const { count, counts } = stepAt(bracha, agent, place - 1);
  const bit = value & 1;
  const needed = n - t;
  const stepInRound = place % 3;
  if (value >= DECIDE && stepInRound !== 2) return false;
  if (count < needed) return false;
  // Step 2: the majority of n - t reports; a tie is 0.
  if (stepInRound === 1)
    return 2 * Math.min(needed, counts[bit]) > needed || (bit === 0 && 2 * counts[0] >= needed);
  // Step 3: marked where more than n/2 said it; unmarked where n - t can be chosen without such a majority.
  const half = Math.floor(n / 2);
  if (stepInRound === 2)
    return value >= DECIDE
      ? counts[bit] > half
      : Math.min(half, counts[0]) + Math.min(half, counts[1]) >= needed;
  // Step 1 of the next round: adopted from t + 1 marks, or the coin where n - t can be chosen with no more than t marks.
  if (counts[DECIDE + bit] > t) return true;
  const unmarked = counts[0] + counts[1];
  const coinPossible = unmarked + Math.min(t, counts[DECIDE]) + Math.min(t, counts[DECIDE + 1]) >= needed;
  return coinPossible && (values.coin === 'local' || commonCoin(state.choices, place / 3) === bit);
}

/** Takes as many steps as the valid messages allow. */
function advance(bracha: Bracha, agent: number): void {
  const { state, host, values, n, t } = bracha;
  const self = state.agents[agent];
  if (self.finished) return;
  const { count, counts } = stepAt(bracha, agent, 3 * (self.round - 1) + self.step);
  if (count < n - t) return;
  state.choices.progressAt = host.now;
  if (self.step === 0) {
    self.value = counts[1] > counts[0] ? 1 : 0;
    self.step = 1;
    say(bracha, agent, self.value);
    return;
  }
  if (self.step === 1) {
    self.step = 2;
    const best = counts[1] > counts[0] ? 1 : 0;
    if (2 * counts[best] > n) self.value = best;
    say(bracha, agent, 2 * counts[best] > n ? DECIDE + best : self.value);
    return;
  }
  const best = counts[DECIDE + 1] > counts[DECIDE] ? 1 : 0;
  const marks = counts[DECIDE + best];
  if (state.choices.decided[agent] >= 0 && self.round > state.choices.decidedIn[agent]) {
    self.finished = true;
    return;
  }
  if (marks > 2 * t) decide(state.choices, host, agent, best, self.round);
  self.value = marks > t ? best : flipCoin(state.choices, host, values.coin, agent, self.round);
  self.round += 1;
  self.step = 0;
  say(bracha, agent, self.value);
}
