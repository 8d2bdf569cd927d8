import { ArrowUpRight } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import { duel } from '../../scenarios/duel.ts';
import { bench } from '../../store/labBench.ts';
import {
  type Bout,
  cancelDuel,
  duelReplicates,
  duelResults,
  runDuel,
  sideAt,
  tasksARun,
} from '../../store/labDuel.ts';
import { Pair } from './Bars.tsx';
import { range, shortNumber, signed } from './numbers.ts';
import { openScenario } from './openScenario.ts';
import { Parts } from './Parts.tsx';
import { RunBar } from './RunBar.tsx';

const names = [duel.single.title ?? 'One agent', duel.team.title ?? 'A team'] as const;
const measures = [
  { id: 'turns', label: 'Turns a task', unit: '' },
  { id: 'seconds', label: 'Time a task', unit: ' s' },
  { id: 'tokens', label: 'Tokens a task', unit: '' },
] as const;

/** One agent against a team, and the switch that reverses the winner. */
export function Duel() {
  const [position, setPosition] = useState(0);
  const state = useStore(duelResults);
  const id = useId();
  const bout = state.bouts[position];
  useEffect(() => {
    // Whoever opens the comparison wants to see it; both positions are run, so that the switch answers at once.
    if (duelResults.getState().status === 'new') void runDuel(0, bench);
  }, []);
  return (
    <section aria-labelledby={id} className="duel">
      <h3 id={id}>One agent against a team of {duel.team.agents}</h3>
      <p className="note-line">
        The same {duelReplicates * tasksARun} tasks of {String(duel.single.environment['steps'])} steps, the
        same seeds, the same budget of {String(duel.single.architecture?.['budget'])} turns a task. One
        switch: how the steps of a task depend on each other.
      </p>
      <fieldset className="segments duel-switch">
        <legend className="visually-hidden">How the steps depend on each other</legend>
        {duel.positions.map(({ label }, i) => (
          <label key={label} className="segment">
            <input type="radio" name={id} checked={i === position} onChange={() => setPosition(i)} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <RunBar
        progress={state}
        name="the duel"
        onRun={() => void runDuel(position, bench)}
        onCancel={cancelDuel}
      />
      {bout && <BoutView bout={bout} position={position} running={state.status === 'running'} />}
    </section>
  );
}

interface BoutViewProps {
  bout: Bout;
  position: number;
  running: boolean;
}

function BoutView({ bout: { single, team, answer }, position, running }: BoutViewProps) {
  if (!single || !team)
    return (
      <p className="note-line">
        {running ? 'The first results come in a moment.' : 'Nothing has been run yet.'}
      </p>
    );
  return (
    <>
      <p className="duel-winner" aria-live="polite">
        <strong>{winner(single.success, team.success)}</strong>{' '}
        {answer ? reason(answer) : running ? 'What made the difference is being worked out.' : ''}
      </p>
      <div className="duel-pairs">
        <Pair label="Success" unit=" %" spreads={[single.success, team.success]} names={names} most={100} />
        {measures.map(({ id, label, unit }) => (
          <Pair key={id} label={label} unit={unit} spreads={[single[id], team[id]]} names={names} />
        ))}
      </div>
      <p className="note-small">
        Whiskers and brackets: 95 % interval, Wilson for success over {single.tasks} tasks a side, bootstrap
        over {single.runs} runs for the rest. Time and tokens are the model’s own.
      </p>
      <div className="duel-open">
        {(['single', 'team'] as const).map((side, i) => (
          <button
            key={side}
            type="button"
            className="button"
            onClick={() => void openScenario(sideAt(side, position))}
          >
            <ArrowUpRight size={15} strokeWidth={1.75} aria-hidden /> {names[i]}: open in the laboratory
          </button>
        ))}
      </div>
      <h4 className="duel-why">What made the difference</h4>
      {answer ? (
        <>
          <p className="duel-sentence">{answer.sentence}</p>
          <Parts
            answer={answer}
            whole="team minus one agent"
            unit="Points of success"
            seeds={duelReplicates}
          />
          <p className="note-line">{duel.mechanism}</p>
        </>
      ) : (
        <p className="note-line">
          {running
            ? 'It comes when every mechanism has been switched off and on.'
            : 'It has not been worked out.'}
        </p>
      )}
    </>
  );
}

type Of<K extends keyof Bout> = NonNullable<Bout[K]>;
type Success = Of<'single'>['success'];

function winner(single: Success, team: Success): string {
  const numbers = `${shortNumber(team.mean)} % of the team’s answers are right, and ${shortNumber(single.mean)} % of one agent’s.`;
  if (team.low > single.high) return `The team wins: ${numbers}`;
  if (single.low > team.high) return `One agent wins: ${numbers}`;
  return `Too close to call: ${numbers}`;
}

function reason({ difference, parts }: Of<'answer'>): string {
  const towards = parts
    .filter(({ mean, mechanism }) => mechanism !== 'rest' && mean * difference.mean > 0)
    .toSorted((a, b) => Math.abs(b.mean) - Math.abs(a.mean));
  const [first] = towards;
  if (!first) return '';
  return `The mechanism that weighs most is ${first.label}: ${signed(first.mean)} points ${range(first, signed)} in a difference of ${signed(difference.mean)} ${range(difference, signed)}.`;
}
