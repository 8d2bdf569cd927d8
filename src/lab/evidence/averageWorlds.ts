export const DELAY_SECONDS = 0.1;
/** A network in which every message arrives well within its round. */
export const network = { id: 'constant', meanSeconds: DELAY_SECONDS };
export const environment = { id: 'facts', limit: 1 };

/** "x_i=i" and its kin, as a parameter of ours. */
export function initialOf(words: string): Record<string, unknown> {
  if (/one ?hot/.test(words)) return { initial: 'one' };
  if (/random|uniform/.test(words)) return { initial: 'random' };
  if (/alternat/.test(words)) return { initial: 'alternate' };
  if (/fiedler/i.test(words)) return { initial: 'slowest' };
  return { initial: 'index' };
}
