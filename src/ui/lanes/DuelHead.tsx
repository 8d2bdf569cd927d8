import { useEffect, useId, useState } from 'react';
import { atPosition, duel, opening } from '../../scenarios/duel.ts';
import { controller, stores, useChoices, useRun } from '../../store/index.ts';
import { activeBranch } from '../../store/run.ts';
import { openDialog } from '../dialogs/dialogs.ts';
import { Explained } from './Explained.tsx';
import { isDuel, positionOf, undisturbed, verdictAt } from './duelWords.ts';

/** Turns the duel's switch: both sides begin again on the same tasks, and what was stays behind as a grey curve. */
export function turnSwitch(position: number): void {
  const { scenario, beside, preset } = stores.choices.getState();
  void controller().load(atPosition(scenario, position), { beside, play: true, preset, ghost: 'replace' });
}

/** Whether what is on screen is the duel as it was measured; a budget turned by hand is another duel. */
function useIsDuel(): boolean {
  const scenario = useChoices((choices) => choices.scenario);
  const preset = useChoices((choices) => choices.preset);
  const [known, setKnown] = useState<{ scenario: unknown; is: boolean } | null>(null);
  useEffect(() => {
    let gone = false;
    void import('../../store/catalogRules.ts').then(({ catalogRules }) => {
      if (!gone) setKnown({ scenario, is: isDuel(catalogRules.complete(scenario), catalogRules.complete) });
    });
    return () => {
      gone = true;
    };
  }, [scenario]);
  return known?.scenario === scenario ? known.is : preset === opening.id;
}

/** The switch that reverses the winner, and, where two are left to be asked about, the one sentence that says why. */
export function DuelHead({ asks }: { asks: boolean }) {
  const id = useId();
  const position = useChoices(({ scenario }) => positionOf(scenario));
  const measured = useIsDuel();
  const touched = useRun((run) => activeBranch(run).commands.length > 0);
  const found = measured ? verdictAt(position) : null;
  const verdict = found && touched ? undisturbed(found) : found;
  return (
    <div className="duel-head">
      <fieldset className="segments duel-turn">
        <legend className="visually-hidden">How the steps of a task depend on each other</legend>
        {duel.positions.map(({ label }, i) => (
          <label key={label} className="segment">
            <input type="radio" name={id} checked={i === position} onChange={() => turnSwitch(i)} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      {asks && (
        <p className="duel-verdict" aria-live="polite">
          {verdict ? (
            <>
              <strong>{verdict.claim}</strong> {verdict.because}{' '}
              <button
                type="button"
                className="text-button"
                onClick={() => openDialog('compare')}
                title={verdict.basis}
              >
                How we know
              </button>
            </>
          ) : (
            <Explained />
          )}
        </p>
      )}
    </div>
  );
}
