import { Maximize, Minus, Plus } from 'lucide-react';
import { useId } from 'react';
import { stores, useRun, useView } from '../../store/index.ts';
import { tipFor } from '../../view/graph/tooltip.ts';
import { BoardLayer } from '../board/BoardLayer.tsx';
import { IconButton } from '../shared/IconButton.tsx';
import { formatCount } from '../shared/format.ts';
import { Deeds } from './Deeds.tsx';
import './floating.css';
import { Legend } from './Legend.tsx';
import './stage.css';
import { Tooltip } from './Tooltip.tsx';
import { selectedOf, useStage } from './useStage.ts';

/** The living graph: a canvas that painters fill, and over it legend, tools, tooltip and deeds. In a lane the legend is folded, for there is no room beside the agents. */
export function Stage({ inLane = false }: { inLane?: boolean }) {
  const { stage, canvas, narrow, tip, menu, setMenu } = useStage();
  const info = useRun((run) => run.info);
  const links = useRun((run) => run.edges?.total ?? 0);
  const sentence = useRun((run) => run.sentence);
  const help = useId();
  const summary =
    info === null
      ? 'Graph of agents, empty.'
      : `Graph of ${formatCount(info.n)} agents and ${formatCount(links)} links. ${sentence}`;

  return (
    <section className="graph" aria-label="Graph">
      <canvas
        ref={canvas}
        className="stage-canvas"
        // oxlint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role -- application is a widget: it takes keys
        role="application"
        aria-roledescription="graph"
        aria-label={summary}
        aria-describedby={help}
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
          if (!stage.current?.key(event.key)) return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <p id={help} className="stage-unseen">
        Arrow keys go from agent to agent, Enter offers what can be done, Escape lets go, Page Up and Page
        Down zoom, 0 shows all.
      </p>
      <SpokenSelection stage={stage} />
      <Legend narrow={narrow || inLane} />
      <div className="stage-tools">
        <IconButton icon={Plus} label="Zoom in" onClick={() => stage.current?.zoom(1.4)} />
        <IconButton icon={Minus} label="Zoom out" onClick={() => stage.current?.zoom(1 / 1.4)} />
        <IconButton icon={Maximize} label="Show all" onClick={() => stage.current?.fit()} />
      </div>
      <Caption />
      <BoardLayer />
      {tip !== null && menu === null && <Tooltip pointed={tip} stage={stage} />}
      {menu !== null && (
        <Deeds
          pointed={menu}
          close={(focus) => {
            setMenu(null);
            if (focus) canvas.current?.focus();
          }}
        />
      )}
    </section>
  );
}

/** Says how much is drawn where not all can be; nothing otherwise. */
function Caption() {
  const flight = useRun((run) => run.messagesInFlight);
  const listed = useRun((run) => run.messagesListed);
  const links = useRun((run) => run.edges?.total ?? 0);
  const drawnLinks = useRun((run) => run.edges?.from.length ?? 0);
  const parts: string[] = [];
  if (listed < flight) parts.push(`${formatCount(listed)} of ${formatCount(flight)} messages`);
  if (drawnLinks < links) parts.push(`${formatCount(drawnLinks)} of ${formatCount(links)} links`);
  return parts.length === 0 ? null : <p className="stage-caption">Drawn: {parts.join(', ')}</p>;
}

/** Tells a screen reader what is selected now. */
function SpokenSelection({ stage }: { stage: ReturnType<typeof useStage>['stage'] }) {
  const agent = useView((view) => view.selectedAgent);
  const picture = stage.current?.view.picture() ?? null;
  const target = agent === null ? null : selectedOf(stores.view.getState());
  const tip = picture === null || target === null ? null : tipFor(picture, target);
  return (
    <p className="stage-unseen" aria-live="polite">
      {tip === null
        ? ''
        : `${tip.title}. ${tip.rows.map(([label, value]) => `${label}: ${value}`).join(', ')}.`}
    </p>
  );
}
