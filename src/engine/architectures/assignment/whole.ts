import type { Work } from '../team/board.ts';
import { ableIn } from '../../tasks/success.ts';
import { claim, knownKind } from './experience.ts';
import { type Giving, methodOf, note } from './give.ts';

/**
 * The member to whom a whole task goes: the first, or by the mean over its steps of known skill or of the claim to be tried. Writes down who
 * got it.
 */
export function giveWhole(team: Giving, work: Work, members: readonly number[]): number {
  const { host, board, values } = team;
  const { traits } = host;
  const kinds = work.task.steps.map(({ skill }) => skill);
  const worth = (agent: number, kind: number): number =>
    values.assigning === 'learned'
      ? claim(
          board.experience,
          host,
          values.learner,
          knownKind(traits, kind),
          values.methods === 'quick' ? 1 : 0,
          agent,
        )
      : ableIn(traits, agent, kind);
  let chosen = members[0];
  let most = -Infinity;
  if (values.assigning !== 'turn')
    for (const agent of members) {
      const sum = kinds.reduce((total, kind) => total + worth(agent, kind), 0);
      if (sum > most) [chosen, most] = [agent, sum];
    }
  const steps = kinds.map((_, step) => step);
  note(
    team,
    work,
    members,
    steps,
    kinds.map(() => chosen),
    kinds.map((kind) => methodOf(team, kind, chosen)),
    true,
  );
  return chosen;
}
