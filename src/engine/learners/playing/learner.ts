import type { Params, ValuesOf } from '../../catalog/params.ts';
import type { Host } from '../../kernel/host.ts';
import { define, type Module } from '../../kernel/module.ts';
import { beforeStart, type Playing } from './state.ts';
import { feltRewards } from './felt.ts';
import type { PlayingParams } from './params.ts';
import { forgetSights, senseAided } from './sensation.ts';
import { slotsFor, type Telling } from './sharing.ts';
import { channels, inspectPlayer, metrics, observePlayers, measurePlayers, sentenceOf } from './show.ts';
import { policyView } from './policyView.ts';
import type { Situation, Spec, Step } from './spec.ts';
import { countTeacher, flowsOf } from './teachers.ts';
import { guardStep, hearTelling, noteStep, sharingOf as common, tellAll } from './telling.ts';

export type { Playing } from './state.ts';

/** What a situation has of the state. */
const pick = ({ time, actions, frozen, exploiting, began }: Playing<unknown>) => ({
  time,
  actions,
  frozen,
  exploiting,
  began,
});

/**
 * A module from a way of learning: in each round everyone chooses, the world makes one joint step, and everyone improves; then what is to
 * be told is told over whatever protocol carries it.
 */
export function learner<P extends PlayingParams & Params, M>(spec: Spec<P, M>): Module<P, Playing<M>> {
  type V = ValuesOf<P>;
  const situate = (state: Playing<M>, host: Host, values: V): Situation<V> | null =>
    host.play === null ? null : { ...pick(state), play: host.play, host, values };

  const improveAll = (state: Playing<M>, memory: M, situation: Situation<V>): void => {
    const { host, values, play, time } = situation;
    const { actions, rewards, done, sensed, earned, moves, taken, frozen, told } = state;
    const { shares } = common(values);
    const felt = feltRewards(host.traits, play, actions, rewards);
    const next = new Int32Array(host.n).fill(-1);
    const actionCount = play.actionCount();
    const step: Step = { state: 0, action: 0, reward: 0, next: 0, done: false };
    for (let agent = 0; agent < host.n; agent++) {
      const action = actions[agent];
      if (action < 0) continue;
      step.state = sensed[agent];
      step.action = action;
      step.reward = felt[agent];
      step.done = done[agent] === 1;
      if (step.done && told !== null) forgetSights(told, agent);
      next[agent] = step.done ? -1 : senseAided(told, play, agent, time);
      step.next = next[agent];
      earned[agent] += rewards[agent];
      moves[agent] += 1;
      taken[agent * actionCount + action] += 1;
      if (!frozen[agent] && spec.improve)
        guardStep(spec, situation, agent, step, spec.improve(memory, situation, agent, step));
      if (shares !== 'nothing') noteStep(state, shares, agent, step);
    }
    const joint = { state: sensed, action: actions, reward: felt, next, done };
    spec.together?.(memory, situation, joint, (agent, written) =>
      guardStep(spec, situation, agent, { state: sensed[agent], action: actions[agent] }, written),
    );
  };

  const forgetOne = (state: Playing<M>, memory: M, situation: Situation<V>, agent: number): void => {
    spec.forget(memory, situation, agent);
    state.began[agent] = state.time;
    if (state.journal.length > 0) state.journal[agent] = [];
  };

  return define<P, Playing<M>>({
    id: spec.id,
    label: spec.label,
    summary: spec.summary,
    source: spec.source,
    params: spec.params,
    channels,
    ...(spec.messages ? { messages: spec.messages } : {}),
    metrics,
    roundSeconds: (values) => common(values).roundSeconds,
    paceSeconds: (values) => common(values).roundSeconds * 4,
    slots: (values, n) => (common(values).shares === 'nothing' ? 1 : slotsFor(n)),

    init(host, values) {
      const state = beforeStart<M>(host, common(values).shares, spec.messages !== undefined);
      const situation = situate(state, host, values);
      if (situation !== null) state.memory = spec.memory(situation);
      return state;
    },

    warnings: (host, values, scenario) =>
      host.play === null ? [nothingToPlay(spec.label)] : (spec.warnings?.(host, values, scenario) ?? []),

    begin(_state, host, values) {
      if (host.play === null) {
        host.note(
          'no game',
          nothingToPlay(spec.label),
          undefined,
          'bad',
        );
        return;
      }
      if (common(values).shares === 'sensation' && host.play.sights === null)
        host.note('caution', 'Agents see nothing here that they could tell each other of.', undefined, 'bad');
      for (const caution of spec.cautions?.(host.play, values) ?? [])
        host.note('caution', caution, undefined, 'bad');
    },

    round(state, host, values) {
      const situation = situate(state, host, values);
      const { memory } = state;
      const { rounds } = common(values);
      if (situation === null || memory === null || (rounds > 0 && state.time >= rounds)) return;
      spec.prepare?.(memory, situation);
      for (let agent = 0; agent < host.n; agent++) {
        const sensed = host.alive[agent] ? senseAided(state.told, situation.play, agent, state.time) : -1;
        state.sensed[agent] = sensed;
        state.actions[agent] = sensed < 0 ? -1 : spec.choose(memory, situation, agent, sensed);
      }
      situation.play.perform(state.actions, state.rewards, state.done);
      improveAll(state, memory, situation);
      tellAll({ spec, state, memory }, situation);
      spec.speak?.(memory, situation);
      state.time += 1;
    },

    learned(state, host, values, agent, slot, from) {
      const situation = situate(state, host, values);
      const { memory } = state;
      const telling = host.items.bodies[slot] as Telling | null;
      if (from < 0 || memory === null || situation === null || telling === null) return;
      if (host.alive[agent] && !state.frozen[agent])
        hearTelling({ spec, state, memory }, situation, agent, host.items.origin[slot], telling);
    },

    receive(state, host, values, to, from, _kind, _value, payload) {
      const situation = situate(state, host, values);
      if (situation === null || state.memory === null || !spec.receive || state.frozen[to]) return;
      spec.receive(state.memory, situation, to, from, payload);
      state.heard[to] += 1;
      countTeacher(state.teachers, to, from, 1);
    },

    restart(state, host, values, agent, wiped) {
      const situation = situate(state, host, values);
      if (situation === null || state.memory === null) return;
      if (wiped) forgetOne(state, state.memory, situation, agent);
      spec.interrupt?.(state.memory, agent);
      if (state.journal.length > 0) state.journal[agent] = [];
    },

    hand(state, host, values, deed, agent, on) {
      const situation = situate(state, host, values);
      if (situation === null || state.memory === null) return;
      if (deed === 'exploit') state.exploiting[agent] = Number(on);
      if (deed === 'freeze') state.frozen[agent] = Number(on);
      if (deed === 'freeze') spec.interrupt?.(state.memory, agent);
      if (deed !== 'forget') return;
      if (common(values).tables === 'common') {
        // The one table is everybody's: it begins again for all.
        state.memory = spec.memory(situation);
        state.began.fill(state.time);
      } else forgetOne(state, state.memory, situation, agent);
    },

    observe: (state, host, _values, into) => observePlayers(state, host, into),
    measure(state, host, values, into) {
      const situation = situate(state, host, values);
      const { memory } = state;
      const policy =
        situation !== null && memory !== null && spec.policy
          ? (agent: number, chances: Float64Array) =>
              spec.policy?.(memory, situation, agent, state.sensed[agent], chances)
          : null;
      measurePlayers(state, host, policy, into);
    },
    flows: ({ teachers }, _host, values) => flowsOf(teachers, unitOf(common(values).shares)),
    policy(state, host, values, agent, states) {
      const situation = situate(state, host, values);
      const { memory } = state;
      return situation === null || memory === null
        ? null
        : policyView(spec, memory, situation, state.taken, agent, states);
    },
    inspect(state, host, values, agent) {
      const situation = situate(state, host, values);
      if (situation === null || state.memory === null) return [];
      const at = senseAided(state.told, situation.play, agent, state.time);
      const known = at < 0 ? [] : (spec.inspect?.(state.memory, situation, agent, at) ?? []);
      return [...inspectPlayer(state, agent, at), ...known];
    },
    sentence: (state, host) => sentenceOf(state, host),
    verdict(state, _host, values) {
      const { rounds } = common(values);
      if (rounds === 0 || state.time < rounds) return null;
      return { state: 'done', text: `All ${rounds} steps are made.` };
    },
  });
}

/** Said of a learner by trial and error in a world without moves. */
const nothingToPlay = (label: string): string =>
  `${label} has nothing to play here, so nothing will be learned: choose a bandit, a game or a grid as the work, or a learner of models, such as federated averaging, where there are data.`;

/** What is counted in the flows, by what is shared. */
const unitOf = (shares: string): string =>
  ({ policy: 'policies', sensation: 'sights', nothing: 'estimates' })[shares] ?? 'steps';
