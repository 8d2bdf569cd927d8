import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { open } from './logs.ts';

const folder = new URL('../../../shared/data/who-and-when/', import.meta.url);
const logs = ['hand-crafted', 'algorithm-generated'].flatMap((layout) => {
  const inside = new URL(`${layout}/`, folder);
  if (!existsSync(inside)) return [];
  return readdirSync(inside)
    .filter((name) => name.endsWith('.json'))
    .map((name) => `${layout}/${name}`);
});

interface Log {
  history: { role: string; name?: string; content: string }[];
  mistake_agent: string;
  mistake_step: string;
}

describe.skipIf(logs.length === 0)('real logs of the Who&When data', () => {
  it.each(logs.length > 0 ? logs : ['none'])('%s plays from start to end', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const log = JSON.parse(text) as Log;
    const speakers = new Set(log.history.map((entry) => entry.name ?? entry.role.replace(/ \(.*\)$/, '')));
    const film = open(text, name);
    const info = film.info();
    expect(new Set(info.names)).toEqual(speakers);
    expect(info.endSeconds).toBe(log.history.length);

    const end = film.frameAt(log.history.length, { arrivals: true, messagesAtMost: 1_000 });
    expect(end.arrivals?.count).toBe(log.history.length);
    const blame = end.notes.find((note) => note.kind === 'mistake');
    expect(blame?.time).toBe(Number(log.mistake_step));
    expect(info.names?.[blame?.agent ?? -1]).toBe(log.mistake_agent);
    expect(end.verdict.state).toBe('failed');

    log.history.forEach((entry, i) => expect(film.message(i)?.at(-1)?.value).toBe(entry.content));
    const arrows = log.history.map((entry) => /-> (.*)\)/.exec(entry.role)?.[1]);
    const reached = arrows.map((named, i) => named && info.names?.[end.arrivals?.to[i] ?? -1]);
    expect(reached).toEqual(arrows);
  });
});
