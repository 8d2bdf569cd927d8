import type { Params, ValuesOf } from '../../catalog/params.ts';
import type { PolicyView } from '../../kernel/board.ts';
import type { PlayingParams } from './params.ts';
import type { Situation, Spec } from './spec.ts';

/**
 * What an agent's memory makes of some states, as pages draw it: chances, values and worth, as far as the way of learning names them.
 * `taken`: times each agent has taken each action, which are counts of the one state where there is one.
 */
export function policyView<P extends PlayingParams & Params, M>(
  spec: Spec<P, M>,
  memory: M,
  situation: Situation<ValuesOf<P>>,
  taken: Float64Array,
  agent: number,
  states: Int32Array,
): PolicyView {
  const actions = situation.play.actionCount();
  const known = situation.play.stateCount();
  const row = new Float64Array(actions);
  const fill = (write: (state: number) => void): Float32Array => {
    const into = new Float32Array(states.length * actions).fill(Number.NaN);
    states.forEach((state, i) => {
      if (state < 0 || state >= known) return;
      write(state);
      into.set(row, i * actions);
    });
    return into;
  };
  const view: PolicyView = {
    actions,
    chances: spec.policy ? fill((state) => spec.policy?.(memory, situation, agent, state, row)) : null,
    values: spec.values ? fill((state) => spec.values?.(memory, situation, agent, state, row)) : null,
  };
  if (spec.worth)
    view.worth = Float32Array.from(states, (state) =>
      state < 0 || state >= known
        ? Number.NaN
        : (spec.worth?.(memory, situation, agent, state) ?? Number.NaN),
    );
  if (known === 1) view.counts = fill(() => row.set(taken.subarray(agent * actions, (agent + 1) * actions)));
  return view;
}
