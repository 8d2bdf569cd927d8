import type { Scenario } from '../../engine/scenario/scenario.ts';

/** A file as it was opened. `json` is its content where it is JSON, else undefined. */
export interface OpenedFile {
  name: string;
  text: string;
  json: unknown;
}

/** A layout of real inputs that become the work of a world: tasks, plans, workflows, tables. */
export interface Input {
  id: string;
  /** What it is called in messages: "a list of tasks". */
  label: string;
  /** Whether a file means to be of this layout; it may still be broken. */
  means(file: OpenedFile): boolean;
  /** The scenario to open, made from the one on screen where that fits. Throws an error that names line or field. */
  scenario(file: OpenedFile, present: Scenario | null): Scenario;
}

/** Whether JSON is an object with a field of this name. */
export const hasField = (json: unknown, field: string): boolean =>
  typeof json === 'object' && json !== null && !Array.isArray(json) && Object.hasOwn(json, field);
