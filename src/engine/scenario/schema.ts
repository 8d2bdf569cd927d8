import { catalog } from '../catalog/catalog.ts';
import type { Entry } from '../catalog/entry.ts';
import type { Param } from '../catalog/params.ts';
import { several, single } from './scenario.ts';

type Schema = Record<string, unknown>;

/** JSON Schema (draft 2020-12) of a scenario, drawn from the catalog: what `parseScenario` takes, for editors and other programs. */
export function scenarioSchema(): Schema {
  const families: Record<string, Schema> = {};
  for (const name of single) families[name] = { oneOf: choices(name) };
  for (const name of several) families[name] = { type: 'array', maxItems: 10, items: { oneOf: choices(name) } };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Murmuration scenario',
    description: 'A run is exactly this, with its seed, and a list of commands.',
    type: 'object',
    additionalProperties: false,
    required: ['version', 'seed', 'agents', 'topology', 'network', 'protocol', 'environment'],
    properties: {
      $schema: { type: 'string' },
      version: { const: 1 },
      title: { type: 'string', maxLength: 200 },
      seed: { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
      agents: { type: 'integer', minimum: 1, maximum: 1_000_000 },
      ...families,
    },
  };
}

function choices(name: keyof typeof catalog): Schema[] {
  const entries = [...catalog[name].values()];
  // A family that has no entry yet takes nothing.
  return entries.length === 0 ? [{ not: {} }] : entries.map(entrySchema);
}

function entrySchema({ id, label, summary, params }: Entry): Schema {
  const properties: Record<string, Schema> = { id: { const: id } };
  for (const [key, param] of Object.entries(params)) properties[key] = paramSchema(param);
  return { title: label, description: summary, type: 'object', additionalProperties: false, required: ['id'], properties };
}

function paramSchema(param: Param): Schema {
  const words = { title: param.label, description: param.help, default: param.default };
  switch (param.kind) {
    case 'number':
      return { ...words, type: param.integer ? 'integer' : 'number', minimum: param.min, maximum: param.max };
    case 'choice':
      return { ...words, enum: param.options.map((option) => option.value) };
    case 'toggle':
      return { ...words, type: 'boolean' };
    case 'text':
      return { ...words, type: 'string', maxLength: param.maxLength };
    case 'table': {
      const cell = { type: 'number', minimum: param.min, maximum: param.max };
      const row = { type: 'array', minItems: 1, maxItems: param.maxColumns, items: cell };
      return { ...words, type: 'array', minItems: 1, maxItems: param.maxRows, items: row };
    }
  }
}
