import { catalog, sections } from '../catalog/catalog.ts';
import { migrate } from './migrate.ts';
import { type Choice, type Scenario, several, single } from './scenario.ts';
import { checkValue, fill, show } from './values.ts';

export interface Problem {
  /** Where, as a path such as "protocol.fanout". */
  path: string;
  /** What came and what was expected, path included, ending without a stop. */
  message: string;
}

export type Parsed = { ok: true; scenario: Scenario } | { ok: false; problems: Problem[] };

const required = new Set<string>(['topology', 'network', 'protocol', 'environment']);
const known = new Set<string>(['version', 'title', 'seed', 'agents', '$schema', ...single, ...several]);
const AGENTS_AT_MOST = 1_000_000;

/**
 * Reads a scenario from JSON already parsed. Strict: an unknown key, entry or parameter, a value out of range and a missing family are
 * problems; absent parameters take their defaults. Never throws.
 */
export function parseScenario(written: unknown): Parsed {
  const json = migrate(written);
  const problems: Problem[] = [];
  const blame = (path: string, message: string) => problems.push({ path, message });
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { ok: false, problems: [{ path: '', message: `scenario: ${show(json)}; expected an object` }] };
  const given = json as Record<string, unknown>;
  for (const key of Object.keys(given))
    if (!known.has(key)) blame(key, `${show(key)} is not a field of a scenario; expected ${[...known].join(', ')}`);
  if (given.version !== 1) blame('version', `version: ${show(given.version)}; expected 1`);
  if (!Number.isSafeInteger(given.seed)) blame('seed', `seed: ${show(given.seed)}; expected a whole number`);
  const agents = given.agents;
  if (!Number.isInteger(agents) || (agents as number) < 1 || (agents as number) > AGENTS_AT_MOST)
    blame('agents', `agents: ${show(agents)}; expected a whole number from 1 to ${AGENTS_AT_MOST}`);
  if (given.title !== undefined && (typeof given.title !== 'string' || given.title.length > 200))
    blame('title', `title: ${show(given.title)}; expected text of at most 200 characters`);
  const scenario: Record<string, unknown> = { version: 1, seed: given.seed, agents };
  if (given.title !== undefined) scenario.title = given.title;
  for (const name of single) {
    if (given[name] === undefined) {
      if (required.has(name)) blame(name, `${name}: nothing; expected an object with an id`);
      continue;
    }
    scenario[name] = parseChoice(name, name, given[name], blame);
  }
  for (const name of several) {
    const list = given[name];
    if (list === undefined) continue;
    if (!Array.isArray(list) || list.length > 10) blame(name, `${name}: ${show(list)}; expected a list of at most 10`);
    else scenario[name] = list.map((choice, i) => parseChoice(name, `${name}.${i}`, choice, blame));
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, scenario: scenario as unknown as Scenario };
}

function parseChoice(
  name: keyof typeof catalog,
  path: string,
  given: unknown,
  blame: (path: string, message: string) => void,
): Choice | null {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    blame(path, `${path}: ${show(given)}; expected an object with an id`);
    return null;
  }
  const { id, ...rest } = given as Record<string, unknown>;
  const entry = typeof id === 'string' ? catalog[name].get(id) : undefined;
  if (!entry) {
    blame(`${path}.id`, `${path}.id: ${show(id)}; expected one of ${[...catalog[name].keys()].join(', ')}`);
    return null;
  }
  for (const [key, value] of Object.entries(rest)) {
    if (!Object.hasOwn(entry.params, key)) {
      blame(`${path}.${key}`, `${path}.${key}: ${entry.id} has no such parameter; expected one of ${Object.keys(entry.params).join(', ') || 'none'}`);
      continue;
    }
    const problem = checkValue(entry.params[key], value, `${path}.${key}`);
    if (problem !== null) blame(`${path}.${key}`, problem);
  }
  return { id: entry.id, ...fill(entry.params, rest) };
}

/** The scenario with every default written out; throws a RangeError with all problems if there are any. */
export function completeScenario(json: unknown): Scenario {
  const parsed = parseScenario(json);
  if (parsed.ok) return parsed.scenario;
  throw new RangeError(parsed.problems.map((problem) => problem.message).join('\n'));
}

/** The scenario without what is default anyway: short enough for a link, and read back to the same. */
export function shortenScenario(scenario: Scenario): Scenario {
  const short: Record<string, unknown> = { ...scenario };
  for (const name of single) {
    const choice = scenario[name];
    if (choice) short[name] = shortenChoice(name, choice);
  }
  for (const name of several) {
    const list = scenario[name];
    if (list) short[name] = list.map((choice) => shortenChoice(name, choice));
  }
  return short as unknown as Scenario;
}

function shortenChoice(name: keyof typeof catalog, choice: Choice): Choice {
  const params = catalog[name].get(choice.id)?.params ?? {};
  const short: Choice = { id: choice.id };
  for (const [key, value] of Object.entries(choice))
    if (key === 'id' || JSON.stringify(params[key]?.default) !== JSON.stringify(value)) short[key] = value;
  return short;
}

/** An entry chosen with all its defaults. */
export function choose(name: keyof typeof catalog, id: string): Choice {
  const entry = catalog[name].get(id);
  if (!entry) throw new RangeError(`${name}: no entry "${id}"`);
  return { id, ...fill(entry.params, {}) };
}

export { sections };
