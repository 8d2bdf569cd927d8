/**
 * Parameters as data beside the code that reads them: one declaration serves the slider, the share
 * link, the file, the command line, validation and the documentation.
 */

interface Common {
  /** Words on the control, in sentence case without a stop. */
  label: string;
  /** One sentence of explanation, ending in a stop. */
  help: string;
  /** True if a change takes effect in the running world; false if only from the next restart. */
  live?: boolean;
  /** Shown only while another parameter of the same entry has one of the listed values. */
  when?: { key: string; is: readonly (string | number | boolean)[] };
}

export interface NumberParam extends Common {
  kind: 'number';
  default: number;
  min: number;
  max: number;
  step?: number;
  integer?: boolean;
  unit?: string;
  scale?: 'linear' | 'log';
}

export interface ChoiceParam<V extends string = string> extends Common {
  kind: 'choice';
  default: V;
  options: readonly { value: V; label: string; help?: string }[];
}

export interface ToggleParam extends Common {
  kind: 'toggle';
  default: boolean;
}

/** Free text such as an edge list; `maxLength` in characters. */
export interface TextParam extends Common {
  kind: 'text';
  default: string;
  maxLength: number;
  placeholder?: string;
  /** Returns what is wrong in words that say what was expected, or null if the text will do. */
  check?: (text: string) => string | null;
}

/** A rectangular table of numbers, e.g. a payoff matrix; a vector is a table of one row. */
export interface TableParam extends Common {
  kind: 'table';
  default: readonly (readonly number[])[];
  min: number;
  max: number;
  maxRows: number;
  maxColumns: number;
}

export type Param = NumberParam | ChoiceParam | ToggleParam | TextParam | TableParam;
export type Params = Record<string, Param>;
export type Value = string | number | boolean | readonly (readonly number[])[];

export type ValueOf<P extends Param> = P extends NumberParam
  ? number
  : P extends ChoiceParam<infer V>
    ? V
    : P extends ToggleParam
      ? boolean
      : P extends TextParam
        ? string
        : readonly (readonly number[])[];

export type ValuesOf<P extends Params> = { [K in keyof P]: ValueOf<P[K]> };

export const number = (spec: Omit<NumberParam, 'kind'>): NumberParam => ({ kind: 'number', ...spec });
export const integer = (spec: Omit<NumberParam, 'kind' | 'integer'>): NumberParam => ({
  kind: 'number',
  integer: true,
  step: 1,
  ...spec,
});
export const choice = <V extends string>(spec: Omit<ChoiceParam<V>, 'kind'>): ChoiceParam<V> => ({
  kind: 'choice',
  ...spec,
});
export const toggle = (spec: Omit<ToggleParam, 'kind'>): ToggleParam => ({ kind: 'toggle', ...spec });
export const text = (spec: Omit<TextParam, 'kind'>): TextParam => ({ kind: 'text', ...spec });
export const table = (spec: Omit<TableParam, 'kind'>): TableParam => ({ kind: 'table', ...spec });

/** The defaults of a set of parameters, in declaration order. */
export function defaultsOf<P extends Params>(params: P): ValuesOf<P> {
  const values: Record<string, Value> = {};
  for (const [key, param] of Object.entries(params)) values[key] = param.default;
  return values as ValuesOf<P>;
}
