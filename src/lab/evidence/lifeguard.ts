import type { Command } from '../../engine/kernel/command.ts';
import { World } from '../../engine/kernel/world.ts';
import type { Case, Effort, Outcome } from './types.ts';

const AGENTS = 24;
/** Members whose messages are processed late, in spells, as in section V of the paper. */
const SLOW_MEMBERS = 4;
const SPELL_SECONDS = 16;
const BETWEEN_SECONDS = 8;
const RUN_SECONDS = 240;
const RUNS = 4;
/** A message of a slow member takes this much longer than the ping timeout allows. */
const SLOWNESS = 60;

const swim = { id: 'swim', periodSeconds: 1, timeoutSeconds: 0.3 };

/** How many times more often plain SWIM declares running, healthy members dead than with Lifeguard's three extensions. */
export function lifeguardRatio({ metric }: Case, { seed }: Effort): Outcome | null {
  if (!/false-positive/.test(metric)) return null;
  const guarded = { ...swim, health: true, dynamicSuspicion: true, buddy: true };
  let plain = 0;
  let safe = 0;
  for (let r = 0; r < RUNS; r++) {
    plain += falseDeaths(swim, seed + r);
    safe += falseDeaths(guarded, seed + r);
  }
  return {
    // None at all counts as half of one, which understates the ratio.
    value: plain / Math.max(safe, 0.5),
    reps: RUNS,
    scenario: scenarioOf(guarded, seed),
    reading: `${SLOW_MEMBERS} of ${AGENTS} members are slow in spells of ${SPELL_SECONDS} s. Healthy members declared dead: ${plain} by SWIM, ${safe} with Lifeguard.`,
  };
}

const scenarioOf = (protocol: Record<string, unknown>, seed: number): Record<string, unknown> => ({
  version: 1,
  seed,
  agents: AGENTS,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.05 },
  protocol,
  environment: { id: 'facts', limit: 1 },
});

function falseDeaths(protocol: Record<string, unknown>, seed: number): number {
  const world = new World(scenarioOf(protocol, seed), spells(), { checks: false });
  world.advance(RUN_SECONDS);
  return world.notes.filter(({ kind, agent }) => kind === 'false death' && (agent ?? 0) >= SLOW_MEMBERS)
    .length;
}

/** Members 0 … SLOW_MEMBERS − 1 turn slow one after the other, all their links at once, and quick again. */
function spells(): Command[] {
  const commands: Command[] = [];
  for (let slow = 0; slow < SLOW_MEMBERS; slow++)
    for (let at = 4 + 2 * slow; at < RUN_SECONDS; at += SPELL_SECONDS + BETWEEN_SECONDS)
      for (let other = 0; other < AGENTS; other++) {
        if (other === slow) continue;
        commands.push({ time: at, do: 'slow', from: slow, to: other, value: SLOWNESS });
        commands.push({ time: at + SPELL_SECONDS, do: 'heal', from: slow, to: other });
      }
  return commands.toSorted((a, b) => a.time - b.time);
}
