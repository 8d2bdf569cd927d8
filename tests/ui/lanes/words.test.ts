import { expect, test } from 'vitest';
import { Film } from '../../../src/engine/kernel/film.ts';
import type { Command } from '../../../src/engine/kernel/command.ts';
import { completeScenario } from '../../../src/engine/scenario/parse.ts';
import { opening } from '../../../src/scenarios/duel.ts';
import { inUnit, skippedWords } from '../../../src/ui/lanes/words.ts';
import { undisturbed, verdictAt } from '../../../src/ui/lanes/duelWords.ts';
import { SideBySide } from '../../../src/worker/sideBySide.ts';
import { Simulation } from '../../../src/worker/simulation.ts';

test('a lane without an agent says so to a person', () => {
  const team = completeScenario(opening.scenario);
  const commands: Command[] = [
    { time: 1, do: 'crash', agent: 2 },
    { time: 2, do: 'set', path: 'architecture.debateRounds', value: 1 },
  ];
  const both = SideBySide.of(new Simulation(new Film(team, commands)), team, opening.beside!, commands);
  const [one] = both.opened();
  const skipped = one && 'skipped' in one ? one.skipped : [];
  expect(skippedWords(skipped)).toBe(
    'There is no agent 2 here. architecture.debateRounds has a value of its own here.',
  );
});

test('what a lane says it says once, and what it has no words for it passes on', () => {
  const crash = 'crash: agent: 3; expected the number of an agent, 0 to 0';
  expect(skippedWords([crash, crash])).toBe('There is no agent 3 here.');
  expect(skippedWords(['heal: no such link'])).toBe('Not done here: heal: no such link.');
});

test('the duel’s claim is qualified once a hand has interfered', () => {
  const verdict = verdictAt(0)!;
  expect(verdict.claim).toMatch(/^The team wins by \d+ points$/);
  expect(undisturbed(verdict).claim).toMatch(/^When nobody interferes: the team wins by \d+ points$/);
});

test.each([
  [640, 'B', '640 B'],
  [31_700, 'B', '31.7 kB'],
  [2_050_000, 'B', '2.05 MB'],
  [0, 'B', '0 B'],
  [null, '%', '–'],
  [99.58, '%', '99.6 %'],
  [12_345, '', '12.3K'],
])('%s in %s reads %s', (value, unit, words) => expect(inUnit(value, unit)).toBe(words));
