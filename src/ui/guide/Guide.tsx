import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { controller, stores, useChoices, useRun } from '../../store/index.ts';
import { formatCount } from '../shared/format.ts';
import { IconButton } from '../shared/IconButton.tsx';
import { closeGuide, guide } from './guide.ts';

const predictions = ['Twice as long', 'A round or two more', 'The same'] as const;
const right = predictions[1];

/** The opening in three steps: predict, turn, see. It stands beside the work and never over it. */
export function Guide() {
  const { step, prediction, before } = useStore(guide);
  const card = useRef<HTMLElement>(null);
  const recorded = useRun((run) => run.recording !== null);
  const gossips = useChoices(({ scenario }) => scenario.protocol.id === 'gossip');
  const elsewhere = recorded || !gossips;
  const agents = useChoices(({ scenario }) => scenario.agents);

  useEffect(() => {
    if (step === 'turn' && agents >= before * 2) guide.setState({ step: 'see' });
  }, [step, agents, before]);

  // The button just pressed goes with its step: the focus stays with the guide, unless it is at work elsewhere.
  useEffect(() => {
    if (step !== 'predict' && document.activeElement === document.body)
      card.current?.focus({ preventScroll: true });
  }, [step]);

  useEffect(() => {
    document.documentElement.toggleAttribute('data-guide-turn', step === 'turn' && !elsewhere);
  }, [step, elsewhere]);

  // What it says is true of gossip alone.
  if (step === 'closed' || elsewhere) return null;
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
          <p>
            {formatCount(agents)} agents pass news on to random neighbours, round by round. With twice as
            many, how long until all know?
          </p>
          <div className="guide-answers">
            {predictions.map((answer) => (
              <button
                key={answer}
                type="button"
                className="button"
                onClick={() => guide.setState({ step: 'turn', prediction: answer, before: agents })}
              >
                {answer}
              </button>
            ))}
          </div>
        </>
      )}
      {step === 'turn' && (
        <>
          <p>
            Turn the <em>Agents</em> dial to {formatCount(before * 2)} or more. What the curves did before
            stays behind in grey.
          </p>
          <button
            type="button"
            className="button primary"
            onClick={() => {
              const { scenario } = stores.choices.getState();
              controller().change({ ...scenario, agents: before * 2 }, { label: 'Agents', key: 'agents' });
            }}
          >
            Turn it for me
          </button>
        </>
      )}
      {step === 'see' && (
        <>
          <p>
            You said: <em>{prediction?.toLowerCase()}</em>.{' '}
            {prediction === right ? 'That is how gossip behaves.' : 'Gossip behaves otherwise.'} Each round
            about doubles those who know, so twice the agents cost a round or two more, not twice the time.
            Hold the curve against the grey one; then try it on a ring, where it is not so.
          </p>
          <button type="button" className="button primary" onClick={closeGuide}>
            Go on alone
          </button>
        </>
      )}
    </aside>
  );
}
