import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { World } from '../engine/kernel/world.ts';
import { protocols } from '../engine/protocols/index.ts';
import { completeScenario } from '../engine/scenario/parse.ts';
import { mutants } from '../lab/mutants/index.ts';
import { notLinearizable } from '../lab/recordsHistory.ts';
import { draw } from '../lab/swarm/draw.ts';
import { type Profile, profiles } from '../lab/swarm/profiles.ts';
import { shrink } from '../lab/swarm/shrink.ts';
import { type Trial, tryOut } from '../lab/swarm/trial.ts';
import { encodeLink } from '../store/link.ts';

const HELP = `Runs random scenarios with crashes, restarts, partitions, loss, duplication, reordering, skew and traitors; safety is checked after every event.
  --seeds N         seeds a protocol (default 1000)
  --from N          first seed (default 1)
  --protocol ID     only this one
  --mutants         run the protocols broken on purpose instead: each must be caught
  --beyond          one traitor more than the bound: a violation must be found
  --state FILE      write where it stands after every 100 seeds, and go on from there
Exits 1 on a violation or a stall (with --mutants or --beyond: on a failure to find one).`;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    protocol: { type: 'string' },
    mutants: { type: 'boolean', default: false },
    beyond: { type: 'boolean', default: false },
    state: { type: 'string' },
    help: { type: 'boolean' },
  },
});

/** Whether clients saw one order, where no traitor answers them. */
const oneOrder = (world: World): string | null =>
  world.byzantine.some((behaviour) => behaviour !== 0) ? null : notLinearizable(world);

const seeds = Number(values.seeds);
const from = Number(values.from);

async function report(profile: Profile, trial: Trial): Promise<void> {
  const bad = (candidate: Record<string, unknown>) => {
    const again = tryOut(profile, candidate, undefined, oneOrder);
    return trial.violation === null ? again.stalled : again.violation !== null;
  };
  const small = shrink(trial.scenario, bad);
  console.log(`\n${profile.protocol}: seed ${trial.seed}: ${trial.violation?.text ?? 'no progress after the faults had stopped'}`);
  console.log(`  ${JSON.stringify(small)}`);
  console.log(`  open in the page: #${await encodeLink({ scenario: completeScenario(small), commands: [] })}`);
}

async function sweep(profile: Profile, state: Record<string, number>): Promise<number> {
  const fired = new Map<string, number>();
  const first = Math.max(from, state[profile.protocol] ?? 0);
  let bad = 0;
  let events = 0;
  const began = performance.now();
  for (let seed = first; seed < from + seeds; seed++) {
    const trial = tryOut(profile, draw(profile, seed), undefined, oneOrder);
    events += trial.events;
    for (const kind of trial.fired) fired.set(kind, (fired.get(kind) ?? 0) + 1);
    if (trial.violation !== null || trial.stalled) {
      bad += 1;
      if (bad <= 3) await report(profile, trial);
    }
    if (values.state && seed % 100 === 0) {
      state[profile.protocol] = seed + 1;
      writeFileSync(values.state, JSON.stringify(state));
    }
  }
  const run = from + seeds - first;
  const seconds = (performance.now() - began) / 1000;
  const shares = [...fired].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => `${kind} ${Math.round((100 * count) / run)}%`);
  // With no violation in N runs, the rate is below 3/N with 95 % confidence (rule of three).
  const bound = bad === 0 && run > 0 ? `, so fewer than ${(3 / run).toExponential(1)} a run (95 %)` : '';
  console.log(`${profile.protocol.padEnd(14)} ${run} seeds, ${bad} bad${bound}; ${events} events in ${seconds.toFixed(1)} s; faults that struck: ${shares.join(', ')}`);
  return bad;
}

function hunt(): number {
  let missed = 0;
  for (const mutant of mutants) {
    if (values.protocol !== undefined && mutant.of !== values.protocol) continue;
    const profile = profiles.find(({ protocol }) => protocol === mutant.of);
    if (!profile) continue;
    let seed = from;
    while (seed < from + seeds && tryOut(profile, draw(profile, seed), mutant.protocol).violation === null) seed += 1;
    const found = seed < from + seeds;
    if (!found) missed += 1;
    console.log(`${mutant.of.padEnd(14)} ${mutant.id.padEnd(34)} ${found ? `caught at seed ${seed}` : `NOT caught in ${seeds} seeds`}`);
  }
  return missed;
}

function beyond(chosen: readonly Profile[]): number {
  let missed = 0;
  for (const profile of chosen.filter(({ traitors }) => traitors(4) > 0)) {
    let seed = from;
    while (seed < from + seeds && tryOut(profile, draw(profile, seed, 1)).violation === null) seed += 1;
    const found = seed < from + seeds;
    if (!found) missed += 1;
    console.log(`${profile.protocol.padEnd(14)} f + 1 traitors: ${found ? `violated at seed ${seed}` : `NOT violated in ${seeds} seeds`}`);
  }
  return missed;
}

if (values.help) console.log(HELP);
else {
  const chosen = profiles.filter(({ protocol }) => protocols.has(protocol) && (values.protocol === undefined || values.protocol === protocol));
  if (chosen.length === 0) {
    console.error(`swarm: --protocol ${values.protocol}; expected one of ${profiles.map(({ protocol }) => protocol).join(', ')}`);
    process.exit(2);
  }
  const state: Record<string, number> =
    values.state && existsSync(values.state) ? JSON.parse(readFileSync(values.state, 'utf8')) : {};
  let bad = 0;
  if (values.mutants) bad = hunt();
  else if (values.beyond) bad = beyond(chosen);
  else for (const profile of chosen) bad += await sweep(profile, state);
  process.exitCode = bad > 0 ? 1 : 0;
}
