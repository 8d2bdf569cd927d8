import type { Params } from './params.ts';

/** What every choosable thing says of itself; families add their steps to it. */
export interface Entry<P extends Params = Params> {
  /** Kebab-case, stable for ever: it stands in links and files. */
  id: string;
  label: string;
  /** One or two sentences for the person who chooses, ending in a stop. */
  summary: string;
  /** Paper, section or equation where it comes from. */
  source: string;
  params: P;
}

/** The entries of one family by id; a duplicated id is a programming error and throws. */
export function family<E extends Entry>(name: string, entries: readonly E[]): ReadonlyMap<string, E> {
  const byId = new Map<string, E>();
  for (const entry of entries) {
    if (byId.has(entry.id)) throw new Error(`${name}: the id "${entry.id}" is registered twice`);
    byId.set(entry.id, entry);
  }
  return byId;
}
