import type { StoreApi } from 'zustand/vanilla';
import type { Command } from '../engine/kernel/command.ts';
import type { Act } from './choices.ts';
import type { Stores } from './index.ts';
import { cutBack } from './lanes.ts';
import { activeBranch, type Branch, type Run } from './run.ts';

/** Puts the active branch's new form in its place. */
export function replaceBranch(run: StoreApi<Run>, branch: Branch): void {
  const { branches } = run.getState();
  run.setState({ branches: branches.map((other) => (other.id === branch.id ? branch : other)) });
}

/** Two `set` of one parameter at one moment are one: a drag while the film stands leaves one command. */
function add(commands: readonly Command[], command: Command): Command[] {
  const last = commands.at(-1);
  const overwrites =
    command.do === 'set' && last?.do === 'set' && last.path === command.path && last.time === command.time;
  return [...(overwrites ? commands.slice(0, -1) : commands), command];
}

/**
 * Stamps the acts with the present simulated time on the active branch; behind the furthest time they begin a branch
 * of their own, whose future is unknown, and the old one stays in the list.
 */
export function stampActs(stores: Stores, acts: readonly Act[], time: number): void {
  const { run } = stores;
  const branch = activeBranch(run.getState());
  const inThePast = time < branch.furthest;
  let commands: readonly Command[] = inThePast
    ? branch.commands.filter((command) => command.time <= time)
    : branch.commands;
  for (const act of acts) commands = add(commands, { ...act, time });
  if (!inThePast) {
    replaceBranch(run, { ...branch, commands });
    return;
  }
  const { branches, notes } = run.getState();
  const id = Math.max(...branches.map((other) => other.id)) + 1;
  run.setState({
    branches: [...branches, { id, parent: branch.id, forkTime: time, commands, furthest: time }],
    branch: id,
    furthest: time,
    notes: notes.filter((note) => note.time <= time),
  });
  cutBack(stores, time);
}

/** The time up to which two branches are one. */
export function sharedUntil(branches: readonly Branch[], one: Branch, other: Branch): number {
  const lineage = (branch: Branch): Branch[] => {
    const chain = [branch];
    for (let at = branch; at.parent !== null; ) {
      const parent = branches.find(({ id }) => id === at.parent);
      if (!parent) break;
      chain.push(parent);
      at = parent;
    }
    return chain;
  };
  const [mine, theirs] = [lineage(one), lineage(other)];
  const common = mine.find((branch) => theirs.includes(branch));
  if (!common) return 0;
  const leaves = (chain: Branch[]): number => {
    const index = chain.indexOf(common);
    return index === 0 ? Number.POSITIVE_INFINITY : chain[index - 1]!.forkTime;
  };
  return Math.min(leaves(mine), leaves(theirs));
}

/** Makes another branch the active one, with no future but its own; the furthest time seen on it, or null where it is active already. */
export function turnToBranch(stores: Stores, id: number): number | null {
  const { run } = stores;
  const { branches, notes } = run.getState();
  const target = branches.find((branch) => branch.id === id);
  const from = activeBranch(run.getState());
  if (!target || target.id === from.id) return null;
  const shared = sharedUntil(branches, from, target);
  cutBack(stores, shared);
  const { furthest } = target;
  run.setState({ branch: id, furthest, notes: notes.filter(({ time }) => time <= shared) });
  return furthest;
}
