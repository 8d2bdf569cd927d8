import { EQUIVOCATING, type Host, LYING } from '../../kernel/host.ts';

/** Whether what an agent tells now is false: always where it is a traitor who lies, by chance where it is not quite honest. */
export function tellsFalsely(host: Host, agent: number): boolean {
  if (host.byzantine[agent] === LYING || host.byzantine[agent] === EQUIVOCATING) return true;
  const honesty = host.traits.honesty[agent];
  return honesty < 1 && !host.chance.at(agent).flip(Math.max(0, honesty));
}

/** The opposite of each number of a table: what was worth most is told as worth least. */
export const opposite = (numbers: readonly number[]): number[] => numbers.map((x) => -x);
