import { EQUIVOCATING, LYING } from '../../kernel/host.ts';
import { addAgent } from '../replicas/bits.ts';
import { fixedHalves, halves } from '../replicas/deceit.ts';
import { decide, flipCoin } from './choice.ts';
import { type BenOr, NOTHING, REPEAT, REPORT, type Step, stepOf } from './state.ts';

/** Bytes of a message: round and value. */
const BYTES = 16;
/** Steps that one answer to a repetition brings up to date. */
const STEPS_REPEATED = 6;

/** Says something in a step of a round to all, oneself included; traitors say what they like. */
export function say(benOr: BenOr, agent: number, step: number, value: number): void {
  const { state, host, n } = benOr;
  const self = state.agents[agent];
  self.said[2 * (self.round - 1) + step] = value;
  const told = self.round * 4;
  state.sent += n - 1;
  const keepsApart = host.byzantine[agent] === EQUIVOCATING && host.chance.at(agent).flip(0.5);
  const side =
    host.byzantine[agent] !== EQUIVOCATING ? null : keepsApart ? fixedHalves(host) : halves(host, agent);
  const lie =
    host.byzantine[agent] === LYING
      ? 1 - (value === NOTHING ? host.chance.at(agent).below(2) : value)
      : value;
  for (let to = 0; to < n; to++)
    if (to !== agent) host.route(agent, to, step, told + (side === null ? lie : side[to]), undefined, BYTES);
  receive(benOr, agent, agent, step, told + value);
}

/** Counts a message of this round or a later one; goes on when n - t of the step are there. */
export function receive(benOr: BenOr, agent: number, from: number, step: number, told: number): void {
  const { state, rules } = benOr;
  const self = state.agents[agent];
  const round = Math.floor(told / 4);
  const value = told - 4 * round;
  if (round < self.round || value > NOTHING) return;
  const heard = stepOf(benOr, self, round, step);
  if (!rules.counts(heard.heard, from)) return;
  addAgent(heard.heard, from);
  heard.count += 1;
  heard.counts[value] += 1;
  advance(benOr, agent);
}

/** Takes as many steps as the messages at hand allow. */
function advance(benOr: BenOr, agent: number): void {
  const { state, rules, n, t, host } = benOr;
  const self = state.agents[agent];
  if (self.finished || self.said[2 * (self.round - 1) + self.step] === undefined) return;
  const heard = stepOf(benOr, self, self.round, self.step);
  if (heard.count < rules.enough(n, t)) return;
  state.choices.progressAt = host.now;
  if (self.step === REPORT) {
    self.step = 1;
    say(benOr, agent, 1, proposalAfter(benOr, heard));
    return;
  }
  conclude(benOr, agent, heard);
  if (self.finished) return;
  self.rounds.delete(self.round);
  self.round += 1;
  self.step = 0;
  say(benOr, agent, 0, self.value);
}

/** Step 2: what enough agents have reported is proposed. */
function proposalAfter({ rules, n, t, byzantine }: BenOr, { counts }: Step): number {
  const needed = rules.toPropose(n, t, byzantine);
  if (counts[0] >= needed) return 0;
  return counts[1] >= needed ? 1 : NOTHING;
}

/** Step 3: decides, adopts, or flips a coin. */
function conclude(
  { state, host, values, rules, n, t, byzantine }: BenOr,
  agent: number,
  { counts }: Step,
): void {
  const self = state.agents[agent];
  const best = counts[1] > counts[0] ? 1 : 0;
  if (state.choices.decided[agent] >= 0) self.finished = self.round > state.choices.decidedIn[agent] + 1;
  if (counts[best] >= rules.toDecide(n, t, byzantine)) decide(state.choices, host, agent, best, self.round);
  self.value =
    counts[best] >= rules.toAdopt(t, byzantine)
      ? best
      : flipCoin(state.choices, host, values.coin, agent, self.round);
}

/** Asks again for what is missing: the paper takes channels for reliable, which a network that loses messages is not. */
export function askAgain({ state, host, n }: BenOr, agent: number): void {
  const { round, finished } = state.agents[agent];
  if (finished) return;
  state.sent += n - 1;
  for (let to = 0; to < n; to++) if (to !== agent) host.route(agent, to, REPEAT, round * 4, undefined, BYTES);
}

/** Repeats what it has said from a round on. */
export function repeat({ state, host, n }: BenOr, agent: number, to: number, told: number): void {
  const { said } = state.agents[agent];
  const first = 2 * (Math.floor(told / 4) - 1);
  for (let at = Math.max(0, first); at < Math.min(said.length, first + STEPS_REPEATED); at++) {
    if (said[at] === undefined) continue;
    const lie = host.byzantine[agent] === EQUIVOCATING ? to % 2 : said[at];
    state.sent += 1;
    if (n > 1) host.route(agent, to, at % 2, (Math.floor(at / 2) + 1) * 4 + lie, undefined, BYTES);
  }
}
