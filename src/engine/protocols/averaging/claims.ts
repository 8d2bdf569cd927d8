import { EQUIVOCATING, type Host, LYING } from '../../kernel/host.ts';

/** Whether anyone says other values than it holds, so that no law of conservation can be asked for. */
export function someoneLies({ byzantine }: Host): boolean {
  for (const behaviour of byzantine) if (behaviour === LYING || behaviour === EQUIVOCATING) return true;
  return false;
}

/**
 * What an agent tells another of its value. Papers on averaging assume honest agents; a liar here pulls towards the highest first
 * value, an equivocator tells even agents the highest and odd ones the lowest.
 */
export function claim(
  host: Host,
  from: number,
  to: number,
  value: number,
  low: number,
  high: number,
): number {
  const behaviour = host.byzantine[from];
  if (behaviour === LYING) return high;
  if (behaviour === EQUIVOCATING) return to % 2 === 0 ? high : low;
  return value;
}
