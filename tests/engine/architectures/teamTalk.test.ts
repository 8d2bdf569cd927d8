import { describe, expect, it } from 'vitest';
import { measures, verdictOf } from '../../../src/engine/kernel/outcome.ts';
import { load, save } from '../../../src/engine/kernel/snapshot.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import type { Command } from '../../../src/engine/kernel/command.ts';
import { boardOf, ended, world } from '../../helpers/teams.ts';

describe('debate over gossip', () => {
  const dials = (protocol: object, talk: string) => ({
    agents: 6,
    protocol,
    environment: { shape: 'apart', steps: 8, limit: 60, ambiguity: 0 },
    population: { skill: 0.75 },
    architecture: { talk, budget: 100 },
  });

  it('is as good as direct debate, and every statement reaches its listeners through the protocol', () => {
    const direct = ended(world('decentralized', dials({ id: 'gossip', mode: 'push-pull' }, 'direct')));
    const gossiped = ended(world('decentralized', dials({ id: 'gossip', mode: 'push-pull' }, 'protocol')));
    expect(Math.abs(gossiped.success - direct.success)).toBeLessThan(20);
    expect(gossiped['team-messages']).toBeGreaterThan(20);
    // Gossip takes rounds where a message takes one delay.
    expect(gossiped.seconds).toBeGreaterThan(direct.seconds + 1);
  });

  it('sends nothing of its own', () => {
    const team = world('decentralized', dials({ id: 'gossip', mode: 'push-pull' }, 'protocol'));
    let own = 0;
    const { queue } = team;
    for (let t = 0; t < 30; t += 0.1) {
      team.advance(t);
      for (let slot = 0; slot < queue.top; slot++) if ((queue.meta[slot] & 7) === 0 && ((queue.meta[slot] >> 3) & 15) > 0) own += 1;
    }
    expect(measures(team)['answered-tasks']).toBeGreaterThan(0);
    expect(own).toBe(0);
  });

  it('goes on directly where the protocol cannot spread', () => {
    const team = world('decentralized', { ...dials({ id: 'raft' }, 'protocol'), network: { meanSeconds: 0.02 } });
    expect(ended(team)['answered-tasks']).toBe(60);
  });

  it('survives crashes and lost messages', () => {
    const commands: Command[] = [{ time: 5, do: 'crash', agent: 1 }, { time: 40, do: 'restart', agent: 1 }];
    const team = world('decentralized', { ...dials({ id: 'gossip' }, 'protocol'), network: { loss: 0.2, duplication: 0.1 } }, commands);
    expect(ended(team)['answered-tasks']).toBe(60);
  });
});

describe('an orchestrator elected by Raft', () => {
  const dials = (talk: string, protocol: object = { id: 'raft' }) => ({
    network: { meanSeconds: 0.02 },
    protocol,
    environment: { shape: 'apart', steps: 8, limit: 40, ambiguity: 0 },
    population: { skill: 0.8 },
    architecture: { talk, budget: 100, patienceSeconds: 3 },
  });
  const fall: Command[] = [{ time: 12, do: 'crash', agent: 0 }];

  it('is replaced when it falls, and the task under way is finished by the next', () => {
    const team = world('centralized', dials('protocol'), fall);
    team.advance(11.9);
    const serial = [...boardOf(team).works.keys()][0];
    expect(boardOf(team).head).toBe(0);
    const found = ended(team);
    expect(boardOf(team).head).not.toBe(0);
    expect(boardOf(team).term).toBe(2);
    expect(found['answered-tasks']).toBe(40);
    const answers = team.notes.filter(({ kind }) => kind === 'answer');
    expect(answers.every(({ text }) => !text.includes('crashed'))).toBe(true);
    expect(answers.find(({ text }) => text.startsWith(`Task ${serial + 1} `))?.agent).toBe(boardOf(team).head);
    expect(team.notes.filter(({ kind }) => kind === 'head').map(({ text }) => text)).toEqual([
      'Agent 0 leads, agreed in term 1.',
      'Agent 1 leads, agreed in term 2.',
    ]);
  });

  it('is missed where nobody may take its place', () => {
    const team = world('centralized', dials('direct'), fall);
    team.advance(1e6, 2e6, () => verdictOf(team).state !== 'running');
    expect(team.notes.some(({ text }) => text.includes('who was to hand it in crashed'))).toBe(true);
  });

  it.each(['centralized', 'hybrid'])('falls again and again, as long as a majority lives: %s', (id) => {
    const twice: Command[] = [...fall, { time: 40, do: 'crash', agent: 1 }];
    const team = world(id, dials('protocol'), twice);
    const { success } = ended(team);
    expect(boardOf(team)).toMatchObject({ head: 2, term: 3 });
    expect(success).toBeGreaterThan(50);
  });

  it('is given up without a majority, and the run still ends', () => {
    const most: Command[] = [0, 1, 2].map((agent) => ({ time: 12, do: 'crash', agent }));
    const team = world('centralized', dials('protocol'), most);
    team.advance(5000, 2e6, () => boardOf(team).totals.answered === 40);
    expect(boardOf(team).totals.answered).toBe(40);
    expect(team.notes.some(({ text }) => text.includes('who was to hand it in crashed'))).toBe(true);
  });

  it('leads unelected where the protocol cannot agree', () => {
    const team = world('centralized', dials('protocol', { id: 'gossip' }));
    ended(team);
    expect(team.notes.find(({ kind }) => kind === 'head')?.text).toBe('Agent 0 leads, for the protocol below cannot agree.');
  });

  it('goes on from a snapshot in the middle of an election to the same bits', () => {
    const whole = world('centralized', dials('protocol'), fall);
    whole.advance(13);
    const saved = save(whole);
    whole.advance(60);
    const again = new World(whole.scenario, fall);
    load(again, saved);
    again.advance(60);
    expect(measures(again)).toEqual(measures(whole));
    expect(again.events).toBe(whole.events);
  });
});
