import type { Params, ValuesOf } from '../../catalog/params.ts';
import type { Host } from '../../kernel/host.ts';
import { define, type Module } from '../../kernel/module.ts';
import { beforeStart, type Playing } from './state.ts';
import type { PlayingParams, PlayingValues } from './params.ts';
import {
  asNumbers,
  eachStep,
  isFull,
  type Journal,
  mix,
  slotsFor,
  type Telling,
  tellSteps,
  tellTable,
  writeDown,
} from './sharing.ts';
import { channels, inspectPlayer, metrics, observePlayers, measurePlayers, sentenceOf } from './show.ts';
import { policyView } from './policyView.ts';
import type { Situation, Spec, Step } from './spec.ts';

export type { Playing } from './state.ts';

/** Beyond it a number in a table is called an explosion. */
const LARGEST = 1e12;
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
  const common = (values: V) => values as unknown as PlayingValues & { shareEvery?: number; tables?: string };
  const situate = (state: Playing<M>, host: Host, values: V): Situation<V> | null =>
    host.play === null ? null : { ...pick(state), play: host.play, host, values };

  const verify = (host: Host, agent: number, time: number, step: Step, written: number): void => {
    if (Math.abs(written) < LARGEST) return;
    host.violate(
      'Learning stays finite',
      `${spec.label}: agent ${agent}, step ${time + 1}: ${spec.quantity} of action ${step.action + 1} in state ${step.state} came to ${written}.`,
    );
  };

  const improveAll = (state: Playing<M>, memory: M, situation: Situation<V>): void => {
    const { host, values, play, time } = situation;
    const { journal, actions, rewards, done, sensed, earned, moves, taken, frozen } = state;
    const { shares } = common(values);
    const actionCount = play.actionCount();
    const step: Step = { state: 0, action: 0, reward: 0, next: 0, done: false };
    for (let agent = 0; agent < host.n; agent++) {
      const action = actions[agent];
      if (action < 0) continue;
      step.state = sensed[agent];
      step.action = action;
      step.reward = rewards[agent];
      step.done = done[agent] === 1;
      step.next = step.done ? -1 : play.sense(agent);
      earned[agent] += rewards[agent];
      moves[agent] += 1;
      taken[agent * actionCount + action] += 1;
      if (!frozen[agent]) verify(host, agent, time, step, spec.improve(memory, situation, agent, step));
      if (shares !== 'nothing') note(journal, shares, agent, step);
    }
  };

  const forgetOne = (state: Playing<M>, memory: M, situation: Situation<V>, agent: number): void => {
    spec.forget(memory, situation, agent);
    state.began[agent] = state.time;
    if (state.journal.length > 0) state.journal[agent] = [];
  };

  const note = (journal: Journal, shares: string, agent: number, step: Step): void => {
    if (shares === 'experience') journal[agent] = asNumbers(step);
    if (shares === 'episode') writeDown(journal, agent, step);
  };

  const tellAll = (state: Playing<M>, memory: M, { host, values, play, time }: Situation<V>): void => {
    const { shares, shareEvery = 1 } = common(values);
    if (shares === 'nothing') return;
    const { journal, actions, done } = state;
    const width = play.stateCount() * play.actionCount();
    const table = shares === 'policy' && (time + 1) % shareEvery === 0 ? spec.table?.(memory) : undefined;
    for (let agent = 0; agent < host.n; agent++) {
      if (actions[agent] < 0) continue;
      if (table) tellTable(host, agent, table, width);
      const ended = { state: 0, action: 0, reward: 0, next: 0, done: done[agent] === 1 };
      if (shares === 'experience' || (shares === 'episode' && isFull(journal, agent, ended))) {
        tellSteps(host, agent, journal[agent]);
        journal[agent] = [];
      }
    }
  };

  return define<P, Playing<M>>({
    id: spec.id,
    label: spec.label,
    summary: spec.summary,
    source: spec.source,
    params: spec.params,
    channels,
    metrics,
    roundSeconds: (values) => common(values).roundSeconds,
    paceSeconds: (values) => common(values).roundSeconds * 4,
    slots: (values, n) => (common(values).shares === 'nothing' ? 1 : slotsFor(n)),

    init(host, values) {
      const state = beforeStart<M>(host, common(values).shares !== 'nothing');
      const situation = situate(state, host, values);
      if (situation !== null) state.memory = spec.memory(situation);
      return state;
    },

    begin(_state, host, values) {
      if (host.play === null) {
        host.note(
          'no game',
          `${spec.label} has nothing to play here: choose a bandit, a game or a grid as the work.`,
          undefined,
          'bad',
        );
        return;
      }
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
        const sensed = host.alive[agent] ? situation.play.sense(agent) : -1;
        state.sensed[agent] = sensed;
        state.actions[agent] = sensed < 0 ? -1 : spec.choose(memory, situation, agent, sensed);
      }
      situation.play.perform(state.actions, state.rewards, state.done);
      improveAll(state, memory, situation);
      tellAll(state, memory, situation);
      state.time += 1;
    },

    learned(state, host, values, agent, slot, from) {
      const situation = situate(state, host, values);
      const { memory } = state;
      const telling = host.items.bodies[slot] as Telling | null;
      if (from < 0 || memory === null || situation === null || telling === null || !host.alive[agent] || state.frozen[agent]) return;
      if ('table' in telling) {
        const table = spec.table?.(memory);
        if (table) mix(table, agent, telling.table);
        state.heard[agent] += 1;
        return;
      }
      const learn = spec.absorb ?? spec.improve;
      eachStep(telling.steps, { state: 0, action: 0, reward: 0, next: 0, done: false }, (step) => {
        state.heard[agent] += 1;
        verify(host, agent, situation.time, step, learn(memory, situation, agent, step));
      });
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
    policy(state, host, values, agent, states) {
      const situation = situate(state, host, values);
      const { memory } = state;
      return situation === null || memory === null ? null : policyView(spec, memory, situation, state.taken, agent, states);
    },
    inspect(state, host, values, agent) {
      const situation = situate(state, host, values);
      if (situation === null || state.memory === null) return [];
      const at = situation.play.sense(agent);
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
