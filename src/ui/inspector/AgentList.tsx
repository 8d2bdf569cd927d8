import { Unplug } from 'lucide-react';
import { LearnerHands } from '../learning/LearnerHands.tsx';
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { currentFrame, hoverOver, selectAgent, useRun, useView } from '../../store/index.ts';
import { channelShown } from '../../store/learningChannel.ts';
import { formatCount } from '../shared/format.ts';
import { agentLine, colourOf } from './agentLine.ts';
import { nameOf } from './names.ts';
import { useTheme } from '../shared/useTheme.ts';

const rowHeight = 32;
const spare = 6;
const pageRows = 10;
/** Browsers end an element at some 17 million pixels; the graph and the links reach the agents beyond. */
const rowsAtMost = 500_000;

/** Every agent as a line: mirrors the graph for keyboard and screen reader. Only the lines in sight exist. */
export function AgentList() {
  const info = useRun((run) => run.info);
  // Re-renders at the store's slow pace, which is what keeps the lines in step with the film.
  useRun((run) => run.time);
  const selected = useView((view) => view.selectedAgent);
  const channelId = useView((view) => view.colourChannel);
  const scenario = useRun((run) => run.scenario);
  const theme = useTheme();
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(400);
  const [cursor, setCursor] = useState(0);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const all = info?.n ?? 0;
  const n = Math.min(all, rowsAtMost);
  const active = Math.min(selected ?? cursor, Math.max(0, n - 1));

  const go = (agent: number): void => {
    const next = Math.min(n - 1, Math.max(0, agent));
    setCursor(next);
    selectAgent(next);
    const element = box.current;
    if (!element) return;
    if (next * rowHeight < element.scrollTop) element.scrollTop = next * rowHeight;
    const foot = (next + 1) * rowHeight - element.clientHeight;
    if (foot > element.scrollTop) element.scrollTop = foot;
  };

  const rowUnder = ({ clientY, currentTarget }: MouseEvent): number => {
    const { top } = currentTarget.getBoundingClientRect();
    return Math.min(n - 1, Math.max(0, Math.floor((clientY - top + currentTarget.scrollTop) / rowHeight)));
  };

  const press = (event: KeyboardEvent): void => {
    const moves: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + pageRows,
      PageUp: active - pageRows,
      Home: 0,
      End: n - 1,
      Enter: active,
      ' ': active,
    };
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(selected === null && event.key.startsWith('Arrow') ? active : to);
  };

  const first = Math.max(0, Math.floor(top / rowHeight) - spare);
  const last = Math.min(n, Math.ceil((top + height) / rowHeight) + spare);
  const inSight = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
  const frame = currentFrame();
  const channel = info?.channels[channelShown(info, channelId, scenario)];
  if (n === 0) return <p className="empty">No agents yet.</p>;

  return (
    <div className="agents">
      <p className="agents-head">
        {n < all ? `First ${formatCount(n)} of ${formatCount(all)}` : formatCount(n)}{' '}
        {all === 1 ? 'agent' : 'agents'}
        {channel && <span className="faint">by {channel.label.toLowerCase()}</span>}
      </p>
      <div className="agents-hands">
        <LearnerHands />
      </div>
      <div
        ref={box}
        className="agents-box"
        role="listbox"
        aria-label="Agents"
        tabIndex={0}
        aria-activedescendant={active >= first && active < last ? `agent-${active}` : undefined}
        onKeyDown={press}
        onClick={(event) => go(rowUnder(event))}
        onPointerMove={(event) => hoverOver({ agent: rowUnder(event) })}
        onPointerLeave={() => hoverOver()}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      >
        <div className="agents-all" role="presentation" style={{ height: n * rowHeight }}>
          {inSight.map((agent) => {
            const alive = (frame?.alive[agent] ?? 1) === 1;
            const style = {
              top: agent * rowHeight,
              '--dot': colourOf(info, frame, channel, agent, theme),
            } as CSSProperties;
            return (
              <div
                key={agent}
                id={`agent-${agent}`}
                className="agent-row"
                role="option"
                aria-selected={agent === selected}
                aria-posinset={agent + 1}
                aria-setsize={n}
                data-cursor={agent === active || undefined}
                style={style}
              >
                {alive ? (
                  <span className="agent-dot" />
                ) : (
                  <Unplug size={12} strokeWidth={1.75} aria-label="crashed" />
                )}
                <span className="agent-name">{nameOf(info, agent)}</span>
                <span className="agent-state">{agentLine(info, frame, channel, agent)}</span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
