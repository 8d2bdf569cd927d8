import type { WorldInfo } from '../../engine/kernel/frame.ts';

/** What an agent is called: its own name where it has one, else its number. */
export const nameOf = (info: Pick<WorldInfo, 'names'> | null, agent: number): string =>
  info?.names?.[agent] ?? `Agent ${agent}`;
