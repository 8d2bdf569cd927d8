import { catalog } from '../engine/catalog/catalog.ts';
import { parseScenario } from '../engine/scenario/parse.ts';
import {
  several,
  type Scenario,
  type SeveralFamily,
  type SingleFamily,
  single,
} from '../engine/scenario/scenario.ts';
import { variantOf } from '../engine/scenario/variant.ts';
import type { ScenarioRules } from './rules.ts';

const isSingle = (name: string): name is SingleFamily => (single as readonly string[]).includes(name);
const isSeveral = (name: string): name is SeveralFamily => (several as readonly string[]).includes(name);

function isLive(scenario: Scenario, path: string): boolean {
  const [family = '', second = '', third = ''] = path.split('.');
  if (isSingle(family)) {
    const id = scenario[family]?.id;
    return id !== undefined && catalog[family].get(id)?.params[second]?.live === true;
  }
  if (!isSeveral(family)) return false;
  const id = scenario[family]?.[Number(second)]?.id;
  return id !== undefined && catalog[family].get(id)?.params[third]?.live === true;
}

/** The store's rules as the engine's catalog has them. */
export const catalogRules: ScenarioRules = {
  complete(scenario) {
    const parsed = parseScenario(scenario);
    return parsed.ok ? parsed.scenario : scenario;
  },
  isLive,
  variantOf,
};
