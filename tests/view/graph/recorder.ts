import type { Pad } from '../../../src/view/graph/picture.ts';

/** A 2-D context that draws nothing and writes down what it is asked, numbers rounded to tenths. */
export function recorder(): { pad: Pad; text: () => string; points: number[] } {
  const lines: string[] = [];
  const points: number[] = [];
  const state: Record<string, unknown> = {};
  const round = (value: unknown): string =>
    typeof value === 'number'
      ? String(Math.round(value * 10) / 10 + 0)
      : Array.isArray(value)
        ? `[${value.map(round)}]`
        : String(value);
  const call =
    (name: string) =>
    (...given: unknown[]): unknown => {
      for (const one of given) if (typeof one === 'number') points.push(one);
      lines.push(`${name} ${given.map(round).join(' ')}`.trim());
      return name === 'measureText' ? { width: String(given[0]).length * 7 } : undefined;
    };
  const pad = new Proxy(state, {
    get: (_, name) => (name in state ? state[String(name)] : call(String(name))),
    set(_, name, value) {
      if (typeof value === 'number') points.push(value);
      if (state[String(name)] !== value) lines.push(`${String(name)} = ${round(value)}`);
      state[String(name)] = value;
      return true;
    },
  });
  return { pad: pad as unknown as Pad, text: () => `${lines.join('\n')}\n`, points };
}
