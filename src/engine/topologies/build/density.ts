import { choice, number } from '../../catalog/params.ts';
import { agents } from './warnings.ts';

/** The dial by which random graphs are set. */
export const meanDegree = number({
  label: 'Mean degree',
  help: 'How many others an agent is joined to on average.',
  default: 6,
  min: 0,
  max: 200,
  step: 0.1,
  when: { key: 'by', is: ['mean-degree'] },
});

/** The choice between the mean degree and the model's own parameter. */
export const by = <V extends string>(value: V, label: string, help: string) =>
  choice<V | 'mean-degree'>({
    label: 'Set by',
    help: 'What is given; the other follows from it and the number of agents.',
    default: 'mean-degree',
    options: [
      {
        value: 'mean-degree',
        label: 'Mean degree',
        help: 'Links of an agent on average, whatever their number.',
      },
      { value, label, help },
    ],
  });

/** A sentence if no agent can have that many neighbours among n. */
export function degreeWarnings(n: number, asked: number): string[] {
  return asked <= n - 1 ? [] : [`With ${agents(n)} the mean degree is at most ${n - 1}, not ${asked}.`];
}
