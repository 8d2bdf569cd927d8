import { describe, expect, it } from 'vitest';
import { fanOut, isLeaf, leaves } from '../../../src/engine/architectures/team/tree.ts';
import { gini } from '../../../src/engine/architectures/team/measures.ts';
import { catalog } from '../../../src/engine/catalog/catalog.ts';
import type { Command } from '../../../src/engine/kernel/command.ts';
import { verdictOf } from '../../../src/engine/kernel/outcome.ts';
import { boardOf, ended, world } from '../../helpers/teams.ts';

const everyTeam = ['single', 'independent', 'centralized', 'decentralized', 'hybrid', 'chain', 'hierarchy', 'pool'];

describe.each(everyTeam)('%s', (id) => {
  it('stands in the catalog', () => {
    expect(catalog.architecture.has(id)).toBe(true);
  });

  it.each([1, 2, 3, 40])('answers every task with %i agents', (agents) => {
    expect(ended(world(id, { agents }))['answered-tasks']).toBe(20);
  });

  it('keeps to the budget', () => {
    const budget = 17;
    const team = world(id, { architecture: { budget }, environment: { difficulty: 0.7, limit: 1 } });
    expect(ended(team).turns).toBeLessThanOrEqual(budget);
  });

  it('ends though nobody can do a step and nothing limits the budget', () => {
    const hopeless = { difficulty: 1, spread: 0, limit: 2 };
    const team = world(id, { environment: hopeless, population: { skill: 0 }, architecture: { budgetIn: 'none', notice: 1, finishing: false } });
    team.advance(1e6, 2e6, () => verdictOf(team).state !== 'running');
    expect(verdictOf(team)).toMatchObject({ state: 'failed', text: expect.stringContaining('the most able agent has skill 0.00') });
  });

  it('goes on though messages are lost, come twice, and the head crashes and returns', () => {
    const network = { loss: 0.2, duplication: 0.2 };
    const commands: Command[] = [
      { time: 3, do: 'crash', agent: 0 },
      { time: 8, do: 'crash', agent: 1 },
      { time: 60, do: 'restart', agent: 0 },
    ];
    expect(ended(world(id, { network, architecture: { patienceSeconds: 5 } }, commands))['answered-tasks']).toBe(20);
  });

  it('does every step right with agents who never fail and lose nothing', () => {
    const sure = { difficulty: 0, spread: 0, ambiguity: 0, tools: 1, limit: 10 };
    const team = world(id, { environment: sure, population: { skill: 1, memory: 1000 }, architecture: { budget: 200, handoffLoss: 0 } });
    // The logistic leaves three turns in ten thousand to fail.
    expect(ended(team).success).toBeGreaterThanOrEqual(90);
  });

  it('books all time of all agents to some use', () => {
    const team = world(id);
    ended(team);
    const { spent, bookedAt } = boardOf(team);
    const booked = spent.reduce((sum, seconds) => sum + seconds, 0);
    const until = bookedAt.reduce((sum, seconds) => sum + seconds, 0);
    expect(booked).toBeCloseTo(until, 6);
  });
});

describe('a team', () => {
  it('hands in at the deadline what it has', () => {
    const late = ended(world('single', { environment: { deadlineSeconds: 4, limit: 5 } }));
    expect(late.success).toBe(0);
    expect(late.turns).toBe(4);
  });

  it('outvotes liars where it votes, and believes them where it does not', () => {
    const dials = { agents: 9, population: { dishonest: 0.34, skill: 0.8 }, environment: { shape: 'apart', steps: 8, ambiguity: 0 } };
    const vote = ended(world('independent', { ...dials, architecture: { merging: 'vote', iterations: 20, budget: 180 } }));
    const chief = ended(world('centralized', { ...dials, architecture: { review: false, budget: 100 } }));
    expect(vote.success).toBeGreaterThan(chief.success + 30);
  });

  it('is checked to its profit: review catches errors that would stand', () => {
    const dials = { environment: { limit: 100, ambiguity: 0 }, architecture: { budget: 100, notice: 0.2 } };
    const checked = ended(world('centralized', dials));
    const unchecked = ended(world('centralized', { ...dials, architecture: { ...dials.architecture, review: false } }));
    expect(checked.success).toBeGreaterThan(unchecked.success + 10);
    expect(unchecked.absorbed).toBeLessThan(checked.absorbed);
  });

  it('says who made the error of a wrong answer and how many took it over', () => {
    const team = world('chain', { agents: 6, environment: { shape: 'chain', limit: 10 }, architecture: { handoffLoss: 0.4, notice: 0 } });
    ended(team);
    const { lastFlaws } = boardOf(team);
    expect(lastFlaws.length).toBeGreaterThan(0);
    for (const { origin, spreaders } of lastFlaws) expect(spreaders).not.toContain(origin);
    expect(lastFlaws.some(({ spreaders }) => spreaders.length > 0)).toBe(true);
  });

  it('prefers the specialist where steps are given by skill', () => {
    const dials = { agents: 7, environment: { shape: 'apart', steps: 3, limit: 100, ambiguity: 0 }, population: { id: 'specialists' } };
    const by = (assigning: string) => ended(world('centralized', { ...dials, architecture: { assigning, review: false, budget: 60 } })).success;
    expect(by('skill')).toBeGreaterThan(by('turn') + 10);
  });

  it('is larger than a tree of its levels has places for only in the last row', () => {
    for (const n of [1, 2, 7, 40, 1000])
      for (const levels of [1, 2, 3]) {
        const branching = fanOut(n, levels);
        const counted = Array.from({ length: n }, (_, agent) => agent).filter((agent) => isLeaf(agent, n, branching)).length;
        expect(leaves(0, n, branching)).toBe(counted);
      }
  });

  it('has a Gini of 0 where all do the same and near 1 where one does all', () => {
    expect(gini([3, 3, 3])).toBeCloseTo(0, 12);
    expect(gini([0, 0, 0, 8])).toBeCloseTo(0.75, 12);
  });
});
