import { translators } from './index.ts';
import { type Judgement, judge, repsFor } from './judge.ts';
import type { Case, Figure, Outcome } from './types.ts';

/** One row of the table of evidence. */
export interface Row {
  id: string;
  family: string;
  how: Case['how'];
  source: string;
  metric: string;
  parameters: Record<string, unknown>;
  expected: Figure;
  ours: Outcome | null;
  verdict: Judgement;
  note: string;
  error?: string;
}

/** Runs one case with the first translator that understands it; a translator that throws fails the case and is told. */
export function runCase(testCase: Case, scale = 1, seed = 1): Row {
  let ours: Outcome | null = null;
  let error: string | undefined;
  try {
    for (const translate of translators) {
      ours = translate(testCase, { reps: repsFor(testCase, scale), seed });
      if (ours !== null) break;
    }
  } catch (thrown) {
    error = thrown instanceof Error ? thrown.message : String(thrown);
  }
  const row: Row = {
    id: testCase.id,
    family: testCase.family,
    how: testCase.how,
    source: testCase.source,
    metric: testCase.metric,
    parameters: testCase.scenario,
    expected: testCase.expected,
    ours,
    verdict: error === undefined ? judge(testCase, ours) : 'fail',
    note: testCase.note ?? '',
  };
  if (error !== undefined) row.error = error;
  return row;
}
