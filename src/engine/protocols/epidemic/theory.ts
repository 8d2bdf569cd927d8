import type { Theory } from '../../kernel/frame.ts';
import type { Values } from './parameters.ts';

const MEAN_PERIODS_SHOWN = 30;
const STEPS_A_PERIOD = 100;

/** The deterministic course of SIR or SIS from one infective among n: s' = −βsi, i' = βsi − γi, by Heun's rule; in percent by time. */
export function course(
  n: number,
  { contactRate, recoverySeconds }: Values,
  ends: boolean,
): Record<string, Theory> {
  let i = 1 / n;
  let s = 1 - i;
  const step = recoverySeconds / STEPS_A_PERIOD;
  const infective: [number, number][] = [[0, 100 * i]];
  const susceptible: [number, number][] = [[0, 100 * s]];
  const flows = (s: number, i: number) => {
    const caught = contactRate * s * i;
    const recovered = i / recoverySeconds;
    return { s: (ends ? 0 : recovered) - caught, i: caught - recovered };
  };
  for (let k = 1; k <= MEAN_PERIODS_SHOWN * STEPS_A_PERIOD; k++) {
    const now = flows(s, i);
    const then = flows(s + now.s * step, i + now.i * step);
    s = clamp(s + ((now.s + then.s) / 2) * step);
    i = clamp(i + ((now.i + then.i) / 2) * step);
    if (k % 10 !== 0) continue;
    infective.push([k * step, 100 * i]);
    susceptible.push([k * step, 100 * s]);
  }
  const label = ends ? 'Kermack–McKendrick' : 'mean field';
  return { infective: { label, points: infective }, susceptible: { label, points: susceptible } };
}

// Where contacts are very frequent the steps are coarse: a share stays a share.
const clamp = (share: number): number => Math.min(1, Math.max(0, share));
