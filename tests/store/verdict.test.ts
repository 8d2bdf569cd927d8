import { expect, test } from 'vitest';
import type { Note, Verdict } from '../../src/engine/kernel/frame.ts';
import { turnOf } from '../../src/store/verdict.ts';

const said = (state: Verdict['state'], time: number): Verdict => ({ state, text: 'Because.', time });
const note = (time: number, text: string, tone: Note['tone'] = 'good'): Note => ({
  time,
  kind: 'told',
  text,
  tone,
});

test('a run that goes on has not turned', () => {
  expect(turnOf(null, said('running', 3), [2, 3], [note(2.5, 'Something')])).toBeNull();
});

test('the moment is that of the event since the frame before, and stays while the engine says the same again', () => {
  const notes = [note(1, 'Early'), note(2.4, 'All know.')];
  const turned = turnOf(null, said('converged', 3), [2, 3], notes);
  expect(turned).toMatchObject({ time: 2.4, note: { text: 'All know.' } });
  expect(turnOf(turned, said('converged', 9), [8, 9], [...notes, note(8.5, 'Later')])).toBe(turned);
});

test('a hand’s deed counts only where nothing else happened', () => {
  const deed = note(2.8, 'A hand', 'command');
  expect(turnOf(null, said('stalled', 3), [2, 3], [note(2.1, 'It ran out.'), deed])?.time).toBe(2.1);
  expect(turnOf(null, said('stalled', 3), [2, 3], [deed])?.time).toBe(2.8);
  expect(turnOf(null, said('stalled', 3), [2, 3], [])).toEqual({ state: 'stalled', time: 3, note: null });
});

test('a broken promise says itself when it broke', () => {
  const broken = note(2.25, 'Two leaders', 'bad');
  expect(turnOf(null, said('violated', 2.25), [2, 3], [broken, note(2.9, 'Other')])).toEqual({
    state: 'violated',
    time: 2.25,
    note: broken,
  });
});

test('before its moment the verdict is found anew, and another state turns anew', () => {
  const turned = turnOf(null, said('converged', 5), [4, 5], []);
  expect(turnOf(turned, said('running', 2), [5, 2], [])).toBeNull();
  expect(turnOf(turned, said('diverged', 7), [6, 7], [])?.time).toBe(7);
});
