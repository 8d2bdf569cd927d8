import { Eraser, Snowflake, Target } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import type { Act } from '../../store/choices.ts';
import { controller, currentFrame, subscribeFrame, useRun } from '../../store/index.ts';
import './hands.css';
import { underHand } from '../../store/learningHands.ts';
import { activeBranch } from '../../store/run.ts';

/** What a hand may do to one that learns, or without an agent to all of them: stop its learning or exploring, or make it begin again. */
export function LearnerHands({ agent }: { agent?: number }) {
  const may = useRun((run) => run.info?.actions.includes('freeze') ?? false);
  const commands = useRun((run) => activeBranch(run).commands);
  const at = (deed: 'freeze' | 'exploit') => () =>
    underHand(commands, deed, agent ?? null, currentFrame()?.time ?? 0);
  const frozen = useSyncExternalStore(subscribeFrame, at('freeze'));
  const exploiting = useSyncExternalStore(subscribeFrame, at('exploit'));
  if (!may) return null;
  const whom = agent === undefined ? {} : { agent };
  const act = (one: Act): void => controller().act({ ...one, ...whom });
  return (
    <>
      <button
        type="button"
        className="button"
        aria-pressed={frozen}
        onClick={() => act({ do: 'freeze', value: !frozen })}
      >
        <Snowflake size={14} strokeWidth={1.75} aria-hidden />{' '}
        {frozen ? 'Learn again' : agent === undefined ? 'Freeze all' : 'Freeze'}
      </button>
      <button
        type="button"
        className="button"
        aria-pressed={exploiting}
        onClick={() => act({ do: 'exploit', value: !exploiting })}
      >
        <Target size={14} strokeWidth={1.75} aria-hidden /> {exploiting ? 'Explore again' : 'Exploit only'}
      </button>
      <button type="button" className="button" onClick={() => act({ do: 'forget' })}>
        <Eraser size={14} strokeWidth={1.75} aria-hidden />{' '}
        {agent === undefined ? 'Reset all' : 'Reset this agent'}
      </button>
    </>
  );
}
