import { choice, integer, number } from '../../catalog/params.ts';
import type { Host } from '../../kernel/host.ts';
import { mix } from '../replicas/requests.ts';

/** What every binary agreement lets choose. */
export const choiceParams = {
  ones: number({
    label: 'Share that starts with 1',
    help: 'So many of the agents propose 1, the others 0; who, is drawn.',
    default: 0.5,
    min: 0,
    max: 1,
    step: 0.05,
  }),
  coin: choice({
    label: 'Coin',
    help: 'What an agent does when a round has shown it nothing.',
    default: 'local',
    options: [
      {
        value: 'local',
        label: 'Each its own',
        help: 'Each flips for itself; agreement waits until enough fall alike, which takes exponentially long in the worst case.',
      },
      {
        value: 'common',
        label: 'One for all',
        help: 'All see the same coin (Rabin 1983), so that a few rounds suffice on average.',
      },
    ],
  }),
  tolerated: integer({
    label: 'Faulty agents provided for',
    help: 'Agents wait for all but so many; 0 is the most that the protocol can bear.',
    default: 0,
    min: 0,
    max: 1000,
  }),
  repeatDelays: number({
    label: 'Time to a repetition',
    help: 'An agent that has waited for so many mean delays asks the others to repeat what it lacks.',
    default: 12,
    min: 1,
    max: 1000,
    scale: 'log',
    unit: 'delays',
    live: true,
  }),
};

/** Who proposes what, what is decided, and whether that keeps the promises. */
export interface Choices {
  inputs: Uint8Array;
  /** -1: not yet. */
  decided: Int8Array;
  /** Round of the decision, 0: none. */
  decidedIn: Float64Array;
  /** Seed of the common coin. */
  coinSeed: number;
  /** When an agent last got on. */
  progressAt: number;
  flips: number;
  broken: { invariant: string; text: string } | null;
}

export function drawChoices(host: Host, ones: number): Choices {
  const inputs = new Uint8Array(host.n);
  for (const agent of host.dice.sample(host.n, Math.round(ones * host.n))) inputs[agent] = 1;
  return {
    inputs,
    decided: new Int8Array(host.n).fill(-1),
    decidedIn: new Float64Array(host.n),
    coinSeed: host.dice.uint32(),
    progressAt: 0,
    flips: 0,
    broken: null,
  };
}

/** Flips the agent's own coin, or looks at the one that all see. */
export function flipCoin(choices: Choices, host: Host, coin: string, agent: number, round: number): number {
  choices.flips += 1;
  return coin === 'common' ? commonCoin(choices, round) : host.chance.at(agent).below(2);
}

export const commonCoin = ({ coinSeed }: Choices, round: number): number => mix(mix(coinSeed, round), 17) & 1;

/**
 * An agent decides. Promises: agreement (no two honest agents decide differently), validity (if all honest agents propose the same, that
 * is decided), integrity (each decides once).
 */
export function decide(choices: Choices, host: Host, agent: number, value: number, round: number): void {
  const { decided, decidedIn, inputs } = choices;
  if (decided[agent] >= 0) {
    if (decided[agent] !== value)
      tellBroken(
        choices,
        'Integrity',
        `agent ${agent} decides ${value} after it had decided ${decided[agent]}.`,
      );
    return;
  }
  decided[agent] = value;
  decidedIn[agent] = round;
  host.note('decided', `Agent ${agent} decides ${value} in round ${round}.`, agent, 'good');
  if (host.byzantine[agent] !== 0) return;
  let proposed = false;
  for (let other = 0; other < host.n; other++) {
    if (host.byzantine[other] !== 0) continue;
    if (inputs[other] === value) proposed = true;
    if (decided[other] >= 0 && decided[other] !== value)
      tellBroken(
        choices,
        'Agreement',
        `agent ${agent} decides ${value}, agent ${other} has decided ${decided[other]}.`,
      );
  }
  if (!proposed)
    tellBroken(choices, 'Validity', `agent ${agent} decides ${value}, which no honest agent has proposed.`);
}

function tellBroken(choices: Choices, invariant: string, text: string): void {
  choices.broken ??= { invariant, text };
}

/** Honest running agents, and how many of them have decided. */
export function standing({ decided }: Choices, host: Host): { honest: number; done: number } {
  let honest = 0;
  let done = 0;
  for (let agent = 0; agent < host.n; agent++) {
    if (!host.alive[agent] || host.byzantine[agent] !== 0) continue;
    honest += 1;
    if (decided[agent] >= 0) done += 1;
  }
  return { honest, done };
}
