import { useEffect, useState } from 'react';
import { stores } from '../../store/index.ts';
import type { Histories } from '../../store/history.ts';
import { scoreAt } from './measures.ts';

const everyMs = 8_000;

function scores(): string {
  const { lanes, place, label } = stores.lanes.getState();
  const { time } = stores.run.getState();
  const told = (name: string, histories: Histories): string => {
    const score = scoreAt(histories, time);
    return score ? `${name}: ${score.right} of ${score.answered} right` : '';
  };
  const all = lanes.map((lane) => told(lane.label, lane.histories));
  all.splice(place, 0, told(label, stores.histories));
  return all.filter((one) => one !== '').join('. ');
}

/** The scores for those who listen, not more often than they can be heard. */
export function SpokenScore() {
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const timer = setInterval(() => setSpoken(scores()), everyMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <p className="visually-hidden" aria-live="polite">
      {spoken}
    </p>
  );
}
