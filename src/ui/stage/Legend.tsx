import { path } from 'd3';
import { useState } from 'react';
import type { Channel, WorldInfo } from '../../engine/kernel/frame.ts';
import { setView, useRun, useView } from '../../store/index.ts';
import { channelShown } from '../../store/learningChannel.ts';
import { pipsOf } from '../../view/graph/messages.ts';
import { shapeChannelOf } from '../../view/graph/picture.ts';
import { shapeOf, trace } from '../../view/graph/shapes.ts';
import { layouts } from '../../view/layouts/index.ts';
import type { Theme } from '../../view/theme.ts';
import { useTheme } from '../shared/useTheme.ts';
import { GlyphMark } from './GlyphMark.tsx';
import './legend.css';
import { Ramp } from './Ramp.tsx';

/** What shapes and colours mean, with the choice of what colours agents and how they stand; folds away. */
export function Legend({ narrow }: { narrow: boolean }) {
  const info = useRun((run) => run.info);
  const theme = useTheme();
  const [folded, setFolded] = useState<boolean | null>(null);
  if (info === null) return null;
  const open = !(folded ?? narrow);
  return (
    <div className="stage-legend" data-open={open}>
      <button
        type="button"
        className="stage-legend-toggle"
        aria-expanded={open}
        onClick={() => setFolded(open)}
      >
        Legend
      </button>
      {open && (
        <div className="stage-legend-body">
          <Choices info={info} />
          <Agents info={info} theme={theme} />
          <Messages info={info} theme={theme} />
        </div>
      )}
    </div>
  );
}

function Choices({ info }: { info: WorldInfo }) {
  const colourChannel = useView((view) => view.colourChannel);
  const scenario = useRun((run) => run.scenario);
  const layout = useView((view) => view.layout);
  const natural = useRun((run) => (run.edges ?? run.info?.edges)?.positions !== undefined);
  const offered = layouts.filter(({ id }) => id !== 'natural' || natural);
  const shown = offered.some(({ id }) => id === layout) ? (layout ?? '') : natural ? 'natural' : 'force';
  return (
    <div className="stage-choices">
      {info.channels.length > 1 && (
        <label>
          <span>Colour</span>
          <select
            value={info.channels[channelShown(info, colourChannel, scenario)]?.id}
            onChange={(event) => setView({ colourChannel: event.target.value })}
          >
            {info.channels.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        <span>Layout</span>
        <select value={shown} onChange={(event) => setView({ layout: event.target.value })}>
          {offered.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function Agents({ info, theme }: { info: WorldInfo; theme: Theme }) {
  const colourChannel = useView((view) => view.colourChannel);
  const scenario = useRun((run) => run.scenario);
  const coloured = channelShown(info, colourChannel, scenario);
  const channel = info.channels[coloured];
  const shaped = shapeChannelOf(info, coloured);
  return (
    <>
      {channel !== undefined && channel.categories === undefined && (
        <Ramp channel={channel} index={coloured} theme={theme} />
      )}
      {info.channels[shaped] !== undefined && (
        <Categories channel={info.channels[shaped]} theme={theme} inColour={shaped === coloured} />
      )}
    </>
  );
}

const mostCategories = 8;

function Categories({ channel, theme, inColour }: { channel: Channel; theme: Theme; inColour: boolean }) {
  const categories = channel.categories ?? [];
  return (
    <ul className="stage-keys" aria-label={channel.label}>
      {categories.slice(0, mostCategories).map((category, index) => (
        <li key={category}>
          <Outline category={index} colour={inColour ? colourOf(theme, index) : theme.inkFaint.css} />
          {category}
        </li>
      ))}
      {categories.length > mostCategories && <li>and {categories.length - mostCategories} more</li>}
      <li>
        <svg viewBox="-8 -8 16 16" aria-hidden>
          <circle r={5} fill="none" stroke={theme.hairlineStrong.css} strokeWidth={1.4} />
          <path d="M-2.4-2.4 2.4 2.4M2.4-2.4-2.4 2.4" stroke={theme.bad.css} strokeWidth={1.5} />
        </svg>
        down
      </li>
    </ul>
  );
}

function colourOf(theme: Theme, category: number): string {
  const count = theme.categories.length;
  return (
    theme.categories[category < count ? category : 1 + ((category - 1) % (count - 1))]?.css ?? theme.ink.css
  );
}

function Outline({ category, colour }: { category: number; colour: string }) {
  const line = path();
  trace(line, shapeOf(category), 0, 0, 5.2);
  return (
    <svg viewBox="-8 -8 16 16" aria-hidden>
      <path d={line.toString()} fill={colour} />
    </svg>
  );
}

function Messages({ info, theme }: { info: WorldInfo; theme: Theme }) {
  if (info.messageKinds.length === 0) return null;
  const pips = pipsOf(info.messageKinds);
  return (
    <ul className="stage-keys" aria-label="Messages">
      {info.messageKinds.map(({ id, label, glyph }, k) => (
        <li key={id}>
          <GlyphMark glyph={glyph} pip={pips[k]} theme={theme} />
          {label}
        </li>
      ))}
    </ul>
  );
}
