/** Turns a scenario of one version into the next: keyed by the version it reads. Every version ever released stays readable. */
export type Migrations = Readonly<Record<number, (json: Record<string, unknown>) => Record<string, unknown>>>;

/** Version 1 is the first, so nothing is older yet. */
export const migrations: Migrations = {};

/** Brings JSON of an old version up to date, one step a version; anything else is answered as it came, for the parser to judge. */
export function migrate(json: unknown, steps: Migrations = migrations): unknown {
  let current = json;
  for (let hops = 0; hops < 100; hops++) {
    if (typeof current !== 'object' || current === null || Array.isArray(current)) return current;
    const { version } = current as { version?: unknown };
    const step = typeof version === 'number' && Object.hasOwn(steps, version) ? steps[version] : undefined;
    if (!step) return current;
    current = step(current as Record<string, unknown>);
  }
  return current;
}
