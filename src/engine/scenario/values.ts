import type { Param, Params, Value } from '../catalog/params.ts';

/** What is wrong with a value for a parameter, naming where, what came and what was expected; or null. */
export function checkValue(param: Param, value: unknown, path: string): string | null {
  switch (param.kind) {
    case 'number': {
      const expected = `expected ${param.integer ? 'a whole number' : 'a number'} from ${param.min} to ${param.max}`;
      if (typeof value !== 'number' || !Number.isFinite(value)) return `${path}: ${show(value)}; ${expected}`;
      if (value < param.min || value > param.max) return `${path}: ${value}; ${expected}`;
      if (param.integer && !Number.isInteger(value)) return `${path}: ${value}; ${expected}`;
      return null;
    }
    case 'choice':
      return param.options.some((option) => option.value === value)
        ? null
        : `${path}: ${show(value)}; expected one of ${param.options.map((option) => option.value).join(', ')}`;
    case 'toggle':
      return typeof value === 'boolean' ? null : `${path}: ${show(value)}; expected true or false`;
    case 'text': {
      if (typeof value !== 'string') return `${path}: ${show(value)}; expected text`;
      if (value.length > param.maxLength)
        return `${path}: ${value.length} characters; expected at most ${param.maxLength}`;
      const problem = param.check?.(value) ?? null;
      return problem === null ? null : `${path}: ${problem}`;
    }
    case 'table':
      return checkTable(param, value, path);
  }
}

function checkTable(param: Extract<Param, { kind: 'table' }>, value: unknown, path: string): string | null {
  if (!Array.isArray(value) || value.length < 1 || value.length > param.maxRows)
    return `${path}: ${show(value)}; expected 1 to ${param.maxRows} rows of numbers`;
  for (let row = 0; row < value.length; row++) {
    const cells = value[row];
    if (!Array.isArray(cells) || cells.length < 1 || cells.length > param.maxColumns)
      return `${path}[${row}]: ${show(cells)}; expected 1 to ${param.maxColumns} numbers`;
    if (cells.length !== value[0].length)
      return `${path}[${row}]: ${cells.length} numbers; expected ${value[0].length} as in the first row`;
    for (let column = 0; column < cells.length; column++) {
      const cell = cells[column];
      if (typeof cell !== 'number' || !Number.isFinite(cell) || cell < param.min || cell > param.max)
        return `${path}[${row}][${column}]: ${show(cell)}; expected a number from ${param.min} to ${param.max}`;
    }
  }
  return null;
}

/** A short, safe picture of anything, for messages. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return `"${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return String(value);
}

/** The values of an entry's parameters: those given where they are, defaults elsewhere. */
export function fill(params: Params, given: Readonly<Record<string, unknown>>): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const [key, param] of Object.entries(params))
    values[key] = Object.hasOwn(given, key) ? (given[key] as Value) : param.default;
  return values;
}
