import type { Params, ValuesOf } from '../../catalog/params.ts';
import { guard, widest } from './guard.ts';
import { tellsFalsely } from './lies.ts';
import type { PlayingParams, PlayingValues } from './params.ts';
import { believe, tellSight } from './sensation.ts';
import {
  asNumbers,
  eachStep,
  isFull,
  mix,
  type Telling,
  tellNumbers,
  tellSteps,
  tellTable,
  writeDown,
} from './sharing.ts';
import type { Situation, Spec, Step } from './spec.ts';
import type { Playing } from './state.ts';
import { countTeacher } from './teachers.ts';

type Sharing = PlayingValues & { shareEvery?: number; tables?: string };
type Any<P extends PlayingParams & Params, M> = { spec: Spec<P, M>; state: Playing<M>; memory: M };

/** How tellings are shared and where one table serves all. */
export const sharingOf = (values: unknown): Sharing => values as Sharing;

/** Keeps a step that is to be told. */
export function noteStep(state: Playing<unknown>, shares: string, agent: number, step: Step): void {
  if (shares === 'experience') state.journal[agent] = asNumbers(step);
  if (shares === 'episode') writeDown(state.journal, agent, step);
}

/** After a joint step: everyone tells what is due, over whatever protocol carries it. Liars tell the opposite of rewards and values. */
export function tellAll<P extends PlayingParams & Params, M>(
  { spec, state, memory }: Any<P, M>,
  situation: Situation<ValuesOf<P>>,
): void {
  const { host, values, play, time } = situation;
  const { shares, shareEvery = 1 } = sharingOf(values);
  if (shares === 'nothing') return;
  const { journal, actions, done } = state;
  const width = play.stateCount() * play.actionCount();
  const due = shares === 'policy' && (time + 1) % shareEvery === 0;
  const table = due ? spec.table?.(memory) : undefined;
  for (let agent = 0; agent < host.n; agent++) {
    if (actions[agent] < 0) continue;
    if (shares === 'sensation') tellSight(host, play, agent, time);
    if (due && spec.tell)
      tellNumbers(host, agent, spec.tell(memory, situation, agent, tellsFalsely(host, agent)));
    else if (table) tellTable(host, agent, table, width);
    const ended = { state: 0, action: 0, reward: 0, next: 0, done: done[agent] === 1 };
    if (shares === 'experience' || (shares === 'episode' && isFull(journal, agent, ended))) {
      tellSteps(host, agent, journal[agent]);
      journal[agent] = [];
    }
  }
}

/** What an agent makes of a telling by `from`, whose words it is whoever passed them on. */
export function hearTelling<P extends PlayingParams & Params, M>(
  { spec, state, memory }: Any<P, M>,
  situation: Situation<ValuesOf<P>>,
  agent: number,
  from: number,
  telling: Telling,
): void {
  const { host, time } = situation;
  const heard = (times: number): void => {
    state.heard[agent] += times;
    countTeacher(state.teachers, agent, from, times);
  };
  if ('sighting' in telling) {
    if (state.told !== null && believe(state.told, agent, telling)) heard(1);
  } else if ('table' in telling) {
    const table = spec.table?.(memory);
    if (!table) return;
    mix(table, agent, telling.table);
    guard(host, spec.label, agent, time, `the table heard from agent ${from}`, widest(telling.table));
    heard(1);
  } else if ('numbers' in telling) {
    const written = spec.hear?.(memory, situation, agent, telling.numbers) ?? 0;
    guard(host, spec.label, agent, time, `${spec.quantity} taught by agent ${from}`, written);
    heard(1);
  } else {
    const learn = spec.absorb ?? spec.improve;
    if (!learn) return;
    eachStep(telling.steps, { state: 0, action: 0, reward: 0, next: 0, done: false }, (step) => {
      heard(1);
      guardStep(spec, situation, agent, step, learn(memory, situation, agent, step));
    });
  }
}

/** Catches what a step of learning has written. */
export function guardStep<P extends PlayingParams & Params, M>(
  { label, quantity }: Pick<Spec<P, M>, 'label' | 'quantity'>,
  { host, time }: Situation<ValuesOf<P>>,
  agent: number,
  { state, action }: Pick<Step, 'state' | 'action'>,
  written: number,
): void {
  guard(host, label, agent, time, `${quantity} of action ${action + 1} in state ${state}`, written);
}
