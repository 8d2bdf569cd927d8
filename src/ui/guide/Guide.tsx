import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useChoices, useLanes, useRun } from '../../store/index.ts';
import { IconButton } from '../shared/IconButton.tsx';
import { closeGuide, guide } from './guide.ts';
import { lessonFor, rightOf } from './lessons.ts';

/** The opening in three steps: predict, turn, see. It stands beside the work and never over it. */
export function Guide() {
  const { step, prediction, before, about } = useStore(guide);
  const card = useRef<HTMLElement>(null);
  const recorded = useRun((run) => run.recording !== null);
  const scenario = useChoices((choices) => choices.scenario);
  const hasLanes = useLanes(({ lanes }) => lanes.length > 0);
  const tasks = scenario.environment.id === 'tasks' && scenario.environment['shape'] === 'mixed';
  const lesson = lessonFor(scenario, hasLanes && tasks, recorded);
  const now = useChoices(() => lesson?.read() ?? 0);
  // What it says is true of one world alone; another on screen, and it waits.
  const here = lesson !== null && (!hasLanes || tasks) && (step === 'predict' || about === lesson.id);

  useEffect(() => {
    if (here && step === 'turn' && lesson.isTurned(before, now)) guide.setState({ step: 'see' });
  }, [here, step, lesson, now, before]);

  // The button just pressed goes with its step: the focus stays with the guide, unless it is at work elsewhere.
  useEffect(() => {
    if (step !== 'predict' && document.activeElement === document.body)
      card.current?.focus({ preventScroll: true });
  }, [step]);

  useEffect(() => {
    const dial = step === 'turn' && here && about === 'gossip';
    document.documentElement.toggleAttribute('data-guide-turn', dial);
  }, [step, here, about]);

  if (step === 'closed' || !here) return null;
  const [number, title] = ({ predict: [1, 'Predict'], turn: [2, 'Turn'], see: [3, 'See'] } as const)[step];
  return (
    <aside ref={card} className="guide" aria-label="Opening in three steps" tabIndex={-1}>
      <header>
        <h3>{title}</h3>
        <span className="guide-steps">{number} of 3</span>
        <IconButton icon={X} label="Skip" onClick={closeGuide} />
      </header>
      {step === 'predict' && (
        <>
          <p>{lesson.question(now)}</p>
          <div className="guide-answers">
            {lesson.answers.map((answer) => (
              <button
                key={answer}
                type="button"
                className="button"
                onClick={() =>
                  guide.setState({ step: 'turn', prediction: answer, before: now, about: lesson.id })
                }
              >
                {answer}
              </button>
            ))}
          </div>
        </>
      )}
      {step === 'turn' && (
        <>
          <p>{lesson.turn(before)}</p>
          <button type="button" className="button primary" onClick={() => lesson.turnIt(before)}>
            {lesson.turnLabel}
          </button>
        </>
      )}
      {step === 'see' && (
        <>
          <p>
            You said: <em>{prediction?.toLowerCase()}</em>.{' '}
            {prediction === rightOf(lesson, before) ? lesson.hit : lesson.miss} {lesson.seen}
          </p>
          <button type="button" className="button primary" onClick={closeGuide}>
            Go on alone
          </button>
        </>
      )}
    </aside>
  );
}
