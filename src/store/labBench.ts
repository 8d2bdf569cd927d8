import type { Bench } from '../worker/bench.ts';

let open: (() => Promise<Bench>) | null = null;
let opened: Promise<Bench> | null = null;

/** The composition root says how a bench of threads is opened; nothing is loaded before it is asked for. */
export function attachBench(opening: () => Promise<Bench>): void {
  open = opening;
  opened = null;
}

/** The page's one bench. Rejects where it cannot be loaded; the next call tries again. */
export function bench(): Promise<Bench> {
  if (!open) throw new Error('store: no bench is attached yet; src/main.tsx attaches it');
  opened ??= open().catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}
