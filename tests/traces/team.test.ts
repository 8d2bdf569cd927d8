import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../src/engine/scenario/parse.ts';
import { measuredTeam, readRecording, simulatedTeam } from '../../src/traces/index.ts';
import { besideRecording } from '../../src/worker/recordedTeam.ts';

function opened(name: string) {
  const text = readFileSync(new URL(`../../public/recordings/${name}.json`, import.meta.url), 'utf8');
  const read = readRecording(text, name);
  if (!read.ok) throw new Error(read.message);
  return read;
}

describe('a recorded team', () => {
  it('is measured: who leads, turns, messages and lengths, without the person who asks', () => {
    const { recording } = opened('museum-visitors');
    const team = measuredTeam(recording);
    // Eleven entries after the question: eight of the orchestrator, of which three hand a step to a member, and three reports.
    expect(team).toMatchObject({ agents: 3, turns: 11, headTurns: 8, assignments: 3, reports: 3 });
    expect(recording.agents[team!.head]?.name).toBe('Orchestrator');
    const said = recording.messages.filter(
      ({ from }) => recording.agents[from]?.name.toLowerCase() !== 'human',
    );
    const words = said.flatMap(({ text }) => text.split(/\s+/).filter(Boolean)).length;
    expect(team!.wordsATurn).toBeCloseTo(words / 11, 9);
  });

  it('has a simulated one of its roles, whose budget, rounds and length of a turn are those measured', () => {
    for (const name of ['museum-visitors', 'bakery-boxes']) {
      const team = measuredTeam(opened(name).recording)!;
      const scenario = simulatedTeam(team);
      expect(parseScenario(scenario)).toMatchObject({ ok: true });
      expect(scenario).toMatchObject({
        agents: team.agents,
        architecture: {
          id: 'centralized',
          budget: team.turns,
          baseTokens: Math.round((team.wordsATurn * 4) / 3),
        },
        environment: { steps: team.reports },
      });
    }
  });

  it('stands beside it on one clock, a turn a second in both, with both in numbers', () => {
    const { film, recording } = opened('museum-visitors');
    const { all, compared } = besideRecording(film, recording);
    const want = { arrivals: false, digest: false, messagesAtMost: 100 };
    const reply = all.go({ to: 7.5, commands: null, want, budgetMs: 10_000 });
    expect(reply.frame.time).toBe(7.5);
    expect(reply.lanes?.[0]?.frame.time).toBe(7.5);
    expect(compared.map(({ label, recorded }) => [label, recorded])).toEqual(
      expect.arrayContaining([
        ['Agents', '3'],
        ['Turns', '11'],
        ['Right', 'the log says: wrong'],
      ]),
    );
    const turns = Number.parseFloat(compared.find(({ label }) => label === 'Turns')?.simulated ?? '');
    expect(turns).toBeGreaterThan(3);
    expect(turns).toBeLessThanOrEqual(11);
  });

  it('is none where one speaks alone', () => {
    const text = JSON.stringify({
      question: 'Why?',
      history: [
        { role: 'human', content: 'Why?' },
        { role: 'Orchestrator (thought)', content: 'Because.' },
      ],
    });
    const read = readRecording(text, 'alone');
    if (!read.ok) throw new Error(read.message);
    expect(measuredTeam(read.recording)).toBeNull();
    expect(() => besideRecording(read.film, read.recording)).toThrow(/two or more/);
  });
});
