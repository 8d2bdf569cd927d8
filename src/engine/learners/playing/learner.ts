import type { Params, ValuesOf } from '../../catalog/params.ts';
import type { Host } from '../../kernel/host.ts';
import { define, type Module } from '../../kernel/module.ts';
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
import type { Situation, Spec, Step } from './spec.ts';

/** Beyond it a number in a table is called an explosion. */
const LARGEST = 1e12;
/** Numbers that a table of all agents may have: 400 MB. */
const NUMBERS_AT_MOST = 5e7;

/** What every learner keeps beside its own memory. */
export interface Playing<M> {
  /** Null where the environment can't be played. */
  memory: M | null;
  /** Joint steps made. */
  time: number;
  actions: Int32Array;
  rewards: Float64Array;
  done: Uint8Array;
  sensed: Int32Array;
  /** Sum of rewards, and steps taken part in, by agent. */
  earned: Float64Array;
  moves: Float64Array;
  /** Times each agent has taken each action. */
  taken: Float64Array;
  /** Steps and tables learned from others. */
  heard: Float64Array;
  journal: Journal;
}

/**
 * A module from a way of learning: in each round everyone chooses, the world makes one joint step, and everyone improves; then what is to
 * be told is told over whatever protocol carries it.
 */
export function learner<P extends PlayingParams & Params, M>(spec: Spec<P, M>): Module<P, Playing<M>> {
  type V = ValuesOf<P>;
  const common = (values: V) => values as unknown as PlayingValues & { shareEvery?: number };
  const situate = (state: Playing<M>, host: Host, values: V): Situation<V> | null =>
    host.play === null ? null : { play: host.play, host, values, time: state.time, actions: state.actions };

  const verify = (host: Host, agent: number, time: number, step: Step, written: number): void => {
    if (Math.abs(written) < LARGEST) return;
    host.violate(
      'Learning stays finite',
      `${spec.label}: agent ${agent}, step ${time + 1}: ${spec.quantity} of action ${step.action + 1} in state ${step.state} came to ${written}.`,
    );
  };

  const improveAll = (state: Playing<M>, memory: M, situation: Situation<V>): void => {
    const { host, values, play, time } = situation;
    const { journal, actions, rewards, done, sensed, earned, moves, taken } = state;
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
      verify(host, agent, time, step, spec.improve(memory, situation, agent, step));
      if (shares !== 'nothing') note(journal, shares, agent, step);
    }
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
      const { n, play } = host;
      const size = play === null ? 0 : n * play.stateCount() * play.actionCount();
      if (play !== null && size > NUMBERS_AT_MOST) {
        const most = Math.floor((NUMBERS_AT_MOST / size) * n);
        throw new RangeError(
          `agents: ${n} agents with ${play.stateCount()} states of ${play.actionCount()} actions each; expected at most ${most}`,
        );
      }
      const state: Playing<M> = {
        memory: null,
        time: 0,
        actions: new Int32Array(n).fill(-1),
        rewards: new Float64Array(n),
        done: new Uint8Array(n),
        sensed: new Int32Array(n).fill(-1),
        earned: new Float64Array(n),
        moves: new Float64Array(n),
        taken: new Float64Array(n * (play?.actionCount() ?? 0)),
        heard: new Float64Array(n),
        journal: common(values).shares === 'nothing' ? [] : Array.from({ length: n }, () => []),
      };
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
      if (from < 0 || memory === null || situation === null || telling === null || !host.alive[agent]) return;
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
      if (wiped && situation !== null && state.memory !== null) spec.forget(state.memory, situation, agent);
      if (state.journal.length > 0) state.journal[agent] = [];
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
