import type { Run } from '../../store/run.ts';

/** What stands above the graph: what happens now; of a run that cannot go on, why it cannot. */
export const headline = ({ sentence, verdict }: Pick<Run, 'sentence' | 'verdict'>): string =>
  verdict?.state === 'failed' && verdict.text !== '' ? verdict.text : sentence;
