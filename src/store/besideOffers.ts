import { catalog } from '../engine/catalog/catalog.ts';
import type { Choice, Scenario, SingleFamily } from '../engine/scenario/scenario.ts';
import { type Beside, besideOf, type Variant, variantsAtMost } from '../engine/scenario/variant.ts';

/** Something that can be set beside the present run, in words for a menu. */
export interface Offer {
  title: string;
  sentence: string;
  beside: Beside;
}

const takesTurns = (id: string): boolean =>
  Object.hasOwn(catalog.architecture.get(id)?.params ?? {}, 'budget');

/** Variants by other entries of a family, in the catalogue's order, which keeps each its place whichever is the main one. */
function others(scenario: Scenario, family: SingleFamily, ids: readonly string[]): Beside | null {
  const own = scenario[family]?.id ?? '';
  const known = ids.filter((id) => catalog[family].has(id));
  const variants = known
    .filter((id) => id !== own)
    .map(
      (id): Variant => ({
        label: catalog[family].get(id)?.label ?? id,
        patch: { ...alone(scenario, id), [family]: { id } satisfies Choice },
      }),
    )
    .filter((variant) => besideOf(scenario, variant).ok)
    .slice(0, variantsAtMost);
  if (variants.length === 0) return null;
  const before = known.slice(0, Math.max(0, known.indexOf(own)));
  const place = Math.min(before.length, variants.length);
  return { place, variants };
}

/** Where all agents are alike the single one is shown alone: what it does is the same, and the others only looked on. */
const alone = (scenario: Scenario, id: string): { agents?: number } =>
  id === 'single' && (scenario.population?.id ?? 'alike') === 'alike' ? { agents: 1 } : {};

/** Protocols that carry the same news and can be held against each other. */
const spreading = ['gossip', 'rumour', 'infect-and-die', 'flooding', 'plumtree', 'broadcast'];
const agreeing = ['raft', 'multi-paxos', 'pbft', 'hotstuff'];
const shapes = ['ring', 'grid', 'watts-strogatz', 'random-regular', 'barabasi-albert', 'complete'];
/** Beyond this many agents so many worlds at once are too much for a page. */
const agentsForShapes = 400;

/** All that can be set beside a scenario. */
export function besideOffers(scenario: Scenario): Offer[] {
  const offers: Offer[] = [];
  const offer = (title: string, sentence: string, beside: Beside | null): void => {
    if (beside) offers.push({ title, sentence, beside });
  };
  const { environment, protocol, architecture } = scenario;
  if (environment.id === 'tasks' && architecture && takesTurns(architecture.id))
    offer(
      'All architectures',
      'One agent and every kind of team on the same tasks, with the same budget and the same faults.',
      others(scenario, 'architecture', [...catalog.architecture.keys()].filter(takesTurns)),
    );
  if (environment.id === 'requests' && architecture)
    offer(
      'Monolith and microservices',
      'The same requests on one process, and on services of their own.',
      others(
        scenario,
        'architecture',
        [...catalog.architecture.keys()].filter((id) => !takesTurns(id)),
      ),
    );
  const group = [spreading, agreeing].find((ids) => ids.includes(protocol.id));
  if (group && !architecture)
    offer(
      'Other protocols',
      'The same agents and links, and other ways to talk.',
      others(scenario, 'protocol', group),
    );
  if (scenario.agents <= agentsForShapes)
    offer(
      'Other topologies',
      'The same agents and the same way to talk, on other links.',
      others(scenario, 'topology', shapes),
    );
  return offers;
}
