import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Command } from '../engine/kernel/command.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';
import type { Beside } from '../engine/scenario/variant.ts';

/** A command before it is stamped with the simulated time. */
export type Act = Omit<Command, 'time'>;

/** A scenario, and what runs beside it on the same clock. */
export interface Setting {
  scenario: Scenario;
  beside: Beside | null;
}

/** One step of the person's that can be taken back: an edit of the scenario, or a hand on the world. */
export type Step =
  | { kind: 'edit'; label: string; before: Setting; after: Setting; key: string; at: number }
  | { kind: 'act'; label: string; act: Act; opposite: Act };

/** What the dials show, and the way there and back. */
export interface Choices extends Setting {
  past: readonly Step[];
  future: readonly Step[];
  /** Id of the preset it came from, while nothing has been changed since. */
  preset: string | null;
}

/** Edits of one control within this time of each other are one step: a drag is undone in one go. */
export const coalesceMs = 900;
const stepsAtMost = 200;

export const createChoices = (scenario: Scenario, preset: string | null = null): StoreApi<Choices> =>
  createStore<Choices>(() => ({ scenario, beside: null, past: [], future: [], preset }));

interface EditWords {
  label: string;
  key: string;
  nowMs: number;
  preset?: string | null;
  beside?: Beside | null;
}

/** Records an edit made by the control `key` at real time `nowMs`; without `beside`, what runs beside stays. */
export function edit(
  choices: StoreApi<Choices>,
  after: Scenario,
  { label, key, nowMs, preset = null, ...given }: EditWords,
): void {
  const { scenario, beside, past } = choices.getState();
  const now: Setting = { scenario: after, beside: given.beside === undefined ? beside : given.beside };
  if (after === scenario && now.beside === beside) return;
  const last = past.at(-1);
  const continues = last?.kind === 'edit' && last.key === key && nowMs - last.at < coalesceMs;
  const before = continues ? last.before : { scenario, beside };
  const kept = continues ? past.slice(0, -1) : past.slice(-stepsAtMost + 1);
  choices.setState({
    ...now,
    past: [...kept, { kind: 'edit', label, before, after: now, key, at: nowMs }],
    future: [],
    preset,
  });
}

/** Records a hand on the world that has an opposite. */
export function recordAct(choices: StoreApi<Choices>, label: string, act: Act, opposite: Act): void {
  const { past } = choices.getState();
  choices.setState({
    past: [...past.slice(-stepsAtMost + 1), { kind: 'act', label, act, opposite }],
    future: [],
  });
}

/** Takes the last step back and returns it, or null; the caller makes the world follow. */
export function undo(choices: StoreApi<Choices>): Step | null {
  const { past, future } = choices.getState();
  const step = past.at(-1);
  if (!step) return null;
  const setting = step.kind === 'edit' ? step.before : {};
  choices.setState({ ...setting, past: past.slice(0, -1), future: [step, ...future], preset: null });
  return step;
}

/** Does again what was undone last and returns it, or null. */
export function redo(choices: StoreApi<Choices>): Step | null {
  const { past, future } = choices.getState();
  const [step, ...rest] = future;
  if (!step) return null;
  const setting = step.kind === 'edit' ? step.after : {};
  choices.setState({ ...setting, past: [...past, step], future: rest, preset: null });
  return step;
}

/** Shows another state on the dials without a step: after a seek past a live change. */
export function showOnDials(choices: StoreApi<Choices>, scenario: Scenario): void {
  choices.setState({ scenario });
}

/** What undoes a hand on the world, or null where nothing does. */
export function oppositeOf(act: Act): Act | null {
  switch (act.do) {
    case 'crash':
      return act.agent === undefined ? null : { do: 'restart', agent: act.agent };
    case 'restart':
      return act.agent === undefined ? null : { do: 'crash', agent: act.agent };
    case 'cut':
    case 'slow':
      return act.from === undefined || act.to === undefined
        ? null
        : { do: 'heal', from: act.from, to: act.to };
    case 'partition':
      return { do: 'heal' };
    case 'freeze':
    case 'exploit':
      return { ...act, value: act.value === false };
    default:
      return null;
  }
}
