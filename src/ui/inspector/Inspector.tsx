import { HeartPulse, Scissors, Snail, Sparkles, Trash2, Unplug, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { controller, selectAgent, useRun, useView } from '../../store/index.ts';
import type { Act } from '../../store/choices.ts';
import type { Link } from '../../store/view.ts';
import { LearnerHands } from '../learning/LearnerHands.tsx';
import { IconButton } from '../shared/IconButton.tsx';
import { endedWords } from './ended.ts';
import { nameOf } from './names.ts';
import { Rows } from './Rows.tsx';
import { useAlive } from './useAlive.ts';
import { useInspection } from './useInspection.ts';

const slowFactor = 8;

/** The selected agent, link or message: what it is, and what a hand may do to it. */
export function Inspector() {
  const agent = useView((view) => view.selectedAgent);
  const link = useView((view) => view.selectedLink);
  const message = useView((view) => view.selectedMessage);
  if (agent !== null) return <AgentCard agent={agent} />;
  if (link !== null) return <LinkCard link={link} />;
  if (message !== null) return <MessageCard message={message} />;
  return null;
}

function Card({ title, actions, children }: { title: string; actions?: ReactNode; children?: ReactNode }) {
  return (
    <section className="inspector" aria-label={`Selected: ${title}`}>
      <header className="inspector-head">
        <h3>{title}</h3>
        <IconButton icon={X} label="Select nothing" onClick={() => selectAgent(null)} />
      </header>
      {actions && <div className="inspector-actions">{actions}</div>}
      <div className="inspector-body">{children}</div>
    </section>
  );
}

function Hand({ icon: Icon, label, act }: { icon: typeof X; label: string; act: Act }) {
  return (
    <button type="button" className="button" onClick={() => controller().act(act)}>
      <Icon size={14} strokeWidth={1.75} aria-hidden /> {label}
    </button>
  );
}

function AgentCard({ agent }: { agent: number }) {
  const info = useRun((run) => run.info);
  const alive = useAlive(agent);
  const known = useInspection({ agent });
  const may = (action: string): boolean => info?.actions.includes(action) ?? false;
  const hands = (
    <>
      {alive && may('crash') && <Hand icon={Unplug} label="Crash" act={{ do: 'crash', agent }} />}
      {!alive && may('restart') && <Hand icon={HeartPulse} label="Restart" act={{ do: 'restart', agent }} />}
      {alive && may('inject') && <Hand icon={Sparkles} label="Inject" act={{ do: 'inject', agent }} />}
      <LearnerHands agent={agent} />
    </>
  );
  return (
    <Card title={nameOf(info, agent)} actions={hands}>
      {!alive && <p className="note">Crashed: it neither sends nor receives.</p>}
      {known ? <Rows rows={known.rows} /> : <p className="faint">Asking…</p>}
    </Card>
  );
}

function LinkCard({ link: { from, to } }: { link: Link }) {
  const info = useRun((run) => run.info);
  const may = (action: string): boolean => info?.actions.includes(action) ?? false;
  const hands = (
    <>
      {may('cut') && <Hand icon={Scissors} label="Cut" act={{ do: 'cut', from, to }} />}
      {may('slow') && (
        <Hand icon={Snail} label={`Slow ×${slowFactor}`} act={{ do: 'slow', from, to, value: slowFactor }} />
      )}
      {may('heal') && <Hand icon={HeartPulse} label="Heal" act={{ do: 'heal', from, to }} />}
    </>
  );
  return (
    <Card title={`Link ${nameOf(info, from)} – ${nameOf(info, to)}`} actions={hands}>
      <p className="inspector-ends">
        <button type="button" className="link" onClick={() => selectAgent(from)}>
          {nameOf(info, from)}
        </button>
        <button type="button" className="link" onClick={() => selectAgent(to)}>
          {nameOf(info, to)}
        </button>
      </p>
    </Card>
  );
}

function MessageCard({ message }: { message: number }) {
  const droppable = useRun((run) => run.info?.actions.includes('drop') ?? false);
  const known = useInspection({ message });
  const ended = known?.gone ? endedWords(message) : '';
  const hands = droppable && known && !known.gone && (
    <Hand icon={Trash2} label="Drop" act={{ do: 'drop', message }} />
  );
  return (
    <Card title={`Message ${message}`} actions={hands}>
      {!known && <p className="faint">Asking…</p>}
      {known?.gone && <p className="note">Gone: {ended || 'it has arrived, or was lost.'}</p>}
      {known && <Rows rows={known.rows} />}
    </Card>
  );
}
