import { useEffect, useState } from 'react';
import { stores, useRun } from '../../store/index.ts';
import { headline } from './headline.ts';
import { Story } from './Story.tsx';
import { VerdictBadge } from './VerdictBadge.tsx';

const announceEveryMs = 5_000;

/** The live sentence for listeners: at most one in five seconds, the last one once the film stands, never one of a world that is gone. */
function useAnnounced(): string {
  const [announced, setAnnounced] = useState({ epoch: 0, sentence: '' });
  const now = useRun((run) => run.epoch);
  useEffect(() => {
    const timer = setInterval(() => {
      const run = stores.run.getState();
      const [epoch, sentence] = [run.epoch, headline(run)];
      setAnnounced((last) =>
        last.epoch === epoch && last.sentence === sentence ? last : { epoch, sentence },
      );
    }, announceEveryMs);
    return () => clearInterval(timer);
  }, []);
  return announced.epoch === now ? announced.sentence : '';
}

/** One sentence that says what happens now, and how it stands. */
export function Sentence() {
  const sentence = useRun(headline);
  const announced = useAnnounced();
  return (
    <div className="sentence">
      <p className="sentence-text" aria-hidden>
        {sentence}
      </p>
      <p className="visually-hidden" aria-live="polite">
        {announced}
      </p>
      <div className="story-place">
        <Story />
        <VerdictBadge />
      </div>
    </div>
  );
}
