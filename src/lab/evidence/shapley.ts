import { shapleyValues } from '../shapley.ts';
import { textOf } from './summary.ts';
import type { Translator } from './types.ts';

/** The glove game, "agents 0,1 hold left gloves, 2 a right glove": a coalition is worth its pairs. */
export const shapleyCases: Translator = ({ scenario }) => {
  const words = textOf(scenario.game);
  if (!/^glove/.test(words)) return null;
  const holders = (hand: string) => (new RegExp(`([\\d, ]+)(?:holds?|an?)[^,\\d]*${hand}`).exec(words)?.[1].match(/\d+/g) ?? []).map(Number);
  const [left, right] = [holders('left'), holders('right')];
  const count = (agents: readonly number[], coalition: number) => agents.filter((agent) => coalition & (1 << agent)).length;
  const players = Math.max(...left, ...right) + 1;
  return { value: shapleyValues(players, (coalition) => Math.min(count(left, coalition), count(right, coalition))), reps: 1 };
};
