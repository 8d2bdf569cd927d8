import type { Scenario } from '../engine/scenario/scenario.ts';
import { columnsOf } from './columns.ts';
import type { Recording } from './recording.ts';

/** What a recording says of its team in numbers; entries of people (the question, its asker) are no turns of the team. */
export interface MeasuredTeam {
  /** Index into `Recording.agents` of the one that speaks most, which is taken for the orchestrator. */
  head: number;
  /** Agents of the team, the head among them. */
  agents: number;
  /** Entries of the team's agents, thoughts included: each is one call of a model. */
  turns: number;
  headTurns: number;
  /** Entries from one agent of the team to another. */
  messages: number;
  /** Times that the head spoke to a member, and that a member spoke. */
  assignments: number;
  reports: number;
  /** Mean words of a turn. */
  wordsATurn: number;
}

/** A model's token is about three quarters of an English word: the rule of thumb of those who sell them. */
export const tokensAWord = 4 / 3;
const people = /^(human|user|user_?proxy)$/i;

/** Measures a recording's team; null where fewer than two agents work together. */
export function measuredTeam(recording: Recording): MeasuredTeam | null {
  const { agents, messages } = recording;
  const { words } = columnsOf(recording);
  const isPerson = agents.map(({ name }) => people.test(name));
  const spoken = agents.map(() => 0);
  for (const { from } of messages) spoken[from]! += isPerson[from] ? 0 : 1;
  const team = spoken.filter((count) => count > 0).length;
  if (team < 2) return null;
  const head = spoken.indexOf(Math.max(...spoken));
  const measured = { turns: 0, messages: 0, assignments: 0, reports: 0, words: 0 };
  for (const [i, { from, to }] of messages.entries()) {
    if (isPerson[from]) continue;
    measured.turns += 1;
    measured.words += words[i]!;
    const handed = to !== from && !isPerson[to];
    measured.messages += handed ? 1 : 0;
    measured.assignments += handed && from === head ? 1 : 0;
    measured.reports += from === head ? 0 : 1;
  }
  const { words: all, ...rest } = measured;
  return { head, agents: team, headTurns: spoken[head]!, ...rest, wordsATurn: all / measured.turns };
}

/**
 * A simulated team of the same roles: an orchestrator and its members on a star, on tasks of as many steps as members reported in the log,
 * each step after the other, with the log's turns as budget, its rounds, and its mean length of a turn as tokens. A turn is a second, as
 * an entry of the recording is. Skill and errors are the model's defaults: no log tells them.
 */
export function simulatedTeam({ agents, turns, assignments, reports, wordsATurn }: MeasuredTeam): Scenario {
  const within = (value: number, least: number, most: number): number =>
    Math.min(most, Math.max(least, Math.round(value)));
  return {
    version: 1,
    title: 'A simulated team of the same roles',
    seed: 1,
    agents,
    topology: { id: 'star' },
    network: { id: 'constant', meanSeconds: 0.1 },
    protocol: { id: 'gossip' },
    environment: {
      id: 'tasks',
      arrivals: 'one',
      shape: 'chain',
      steps: within(reports, 1, 200),
    },
    population: { id: 'alike' },
    architecture: {
      id: 'centralized',
      budget: within(turns, 1, 10_000),
      budgetIn: 'turns',
      rounds: within(assignments, 1, 20),
      turnSeconds: 1,
      baseTokens: within(wordsATurn * tokensAWord, 1, 100_000),
      contextTokens: 0,
    },
  };
}
