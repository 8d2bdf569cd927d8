import { betaReputation, eigenTrust } from '../theory/eigenTrust.ts';
import { numberIn } from './summary.ts';
import type { Case, Translator } from './types.ts';

/** Honest peers trust each other and leak a little to a collective whose members trust only each other: the collective's share. */
function captured({ scenario }: Case): number {
  const n = Number(scenario.n);
  const colluders = Number(scenario.colluders);
  const leak = Number(scenario.honest_trust_leak);
  const honest = n - colluders;
  const among = (size: number, self: boolean) => 1 / (self ? size - 1 : size);
  const local = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (__, j) => {
      if (i === j) return 0;
      if (i >= honest) return j >= honest ? among(colluders, true) : 0;
      return j >= honest ? leak * among(colluders, false) : (1 - leak) * among(honest, true);
    }),
  );
  const preTrusted = Array.from({ length: numberIn(String(scenario.pre_trusted)) }, (_, i) => i);
  return eigenTrust(local, preTrusted, Number(scenario.alpha)).slice(honest).reduce((sum, one) => sum + one, 0);
}

/** Trust and reputation. */
export const trustCases: Translator = (testCase) => {
  const { scenario } = testCase;
  if (scenario.local_trust !== undefined)
    return { value: eigenTrust(scenario.local_trust as number[][], scenario.pre_trusted as number[], Number(scenario.alpha)), reps: 1 };
  if (scenario.colluders !== undefined && scenario.honest_trust_leak !== undefined) return { value: captured(testCase), reps: 1 };
  if (/beta reputation/.test(String(scenario.model ?? '')))
    return { value: betaReputation(Number(scenario.positive), Number(scenario.negative)), reps: 1 };
  return null;
};
