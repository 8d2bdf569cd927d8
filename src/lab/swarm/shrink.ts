type Scenario = Record<string, unknown>;

/** Smaller variants of a scenario, the boldest first. */
function* smaller(scenario: Scenario): Generator<Scenario> {
  const faults = (scenario.faults ?? []) as Scenario[];
  for (let i = 0; i < faults.length; i++) yield { ...scenario, faults: faults.filter((_, at) => at !== i) };
  const network = scenario.network as Scenario;
  if (network.id !== 'constant') yield { ...scenario, network: { id: 'constant', meanSeconds: network.meanSeconds } };
  const agents = Number(scenario.agents);
  if (agents > 3) yield { ...scenario, agents: agents - 1 };
}

/**
 * Takes away from a failing scenario whatever it fails without, one thing at a time until nothing more can go (after Zeller & Hildebrandt,
 * Simplifying and isolating failure-inducing input, IEEE TSE 28(2), 2002).
 */
export function shrink(scenario: Scenario, fails: (candidate: Scenario) => boolean, triesAtMost = 100): Scenario {
  let tries = 0;
  let current = scenario;
  for (let found = true; found; ) {
    found = false;
    for (const candidate of smaller(current)) {
      if (++tries > triesAtMost) return current;
      if (!fails(candidate)) continue;
      current = candidate;
      found = true;
      break;
    }
  }
  return current;
}
