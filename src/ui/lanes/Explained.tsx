import { useState } from 'react';
import { useStore } from 'zustand';
import { bench } from '../../store/labBench.ts';
import { difference, runDifference } from '../../store/labDifference.ts';
import { stores, useChoices } from '../../store/index.ts';
import { wordsOf } from './duelWords.ts';

/** Of a setting that nobody has measured yet: what makes the difference, worked out in the laboratory's threads when asked. */
export function Explained() {
  const scenario = useChoices((choices) => choices.scenario);
  const beside = useChoices((choices) => choices.beside);
  const [asked, setAsked] = useState<{ scenario: unknown; beside: unknown; question: unknown } | null>(null);
  const state = useStore(difference);
  const mine =
    asked !== null &&
    asked.scenario === scenario &&
    asked.beside === beside &&
    state.asked === asked.question;

  const ask = async (): Promise<void> => {
    const { laneQuestion } = await import('../../store/laneQuestion.ts');
    const question = laneQuestion({ scenario, beside }, stores.lanes.getState().label);
    if (question === null) return;
    setAsked({ scenario, beside, question });
    await runDifference(question, stores.run.getState().time, bench);
  };

  if (mine && state.answer && state.asked) {
    const { first, second } = state.asked;
    const { claim, because } = wordsOf(state.answer, [first.label, second.label]);
    return (
      <>
        <strong>{claim}</strong> {because}
      </>
    );
  }
  if (mine && state.status === 'running')
    return (
      <>Working it out: {Math.round((100 * state.done) / Math.max(1, state.all))} % of the runs are done.</>
    );
  if (mine && state.status === 'failed') return <>It could not be worked out: {state.problem}</>;
  return (
    <>
      This setting is another than the one measured.{' '}
      <button type="button" className="text-button" onClick={() => void ask()}>
        What makes the difference?
      </button>
    </>
  );
}
