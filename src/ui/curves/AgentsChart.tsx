import { useEffect, useState } from 'react';
import { stores, useRun, useView } from '../../store/index.ts';
import { leapIn, measuredChannels, type Watched } from '../../store/learningHistory.ts';
import { agentMemory as memory, rememberAgents } from '../../store/learningMemory.ts';
import { timeUnit, tickText } from '../../view/curves/numbers.ts';
import { pixelOf } from '../../view/curves/scales.ts';
import { paintHeat, paintLines, spreadScales } from '../../view/learning/spread.ts';
import { formatCount, formatTime } from '../shared/format.ts';
import { useTheme } from '../shared/useTheme.ts';
import './spread.css';
import { usePainted } from './usePainted.ts';

const margin = { left: 40, right: 4, top: 4, bottom: 18 };
/** What each agent's measure was over time: every one as a line with their spread, or as a map of colours. */
export function AgentsChart() {
  const theme = useTheme();
  const info = useRun((run) => run.info);
  const selected = useView((view) => view.selectedAgent) ?? -1;
  const [channel, setChannel] = useState<string | null>(null);
  const [form, setForm] = useState<'lines' | 'map'>('lines');
  const offered = info ? measuredChannels(info) : [];
  const shown = offered.find(({ id }) => id === channel) ?? offered[0];

  // Re-renders at the store's slow pace, which is often enough for the words below.
  useRun((run) => run.time);
  const leap = info ? leapIn(memory.times, info.paceSeconds) : null;

  const { canvas, repaint } = usePainted((context, box) => {
    if (!shown || !info) return;
    const width = box.width - margin.left - margin.right;
    const height = box.height - margin.top - margin.bottom;
    const { times, agents } = memory;
    const end = Math.max(stores.run.getState().furthest, 8 * info.paceSeconds);
    const domain = info.channels[shown.index]?.domain;
    const picture = { times, rows: memory.rows(shown.id), agents, selected, end, domain };
    const scales = spreadScales(picture, width, height);
    context.save();
    context.translate(margin.left, margin.top);
    context.font = '11px ui-sans-serif, system-ui, sans-serif';
    context.fillStyle = theme.inkFaint.css;
    context.textBaseline = 'middle';
    context.textAlign = 'right';
    if (form === 'lines')
      for (const tick of scales.y.ticks) {
        const at = Math.round(pixelOf(scales.y, tick)) + 0.5;
        context.fillText(tickText(tick), -6, at);
        context.fillRect(0, at, width, 0.25);
      }
    else {
      context.fillText('0', -6, 5);
      context.fillText(formatCount(info.n - 1), -6, height - 5);
    }
    const unit = timeUnit(scales.x.domain[1]);
    context.textBaseline = 'top';
    scales.x.ticks.forEach((tick, i) => {
      const last = i === scales.x.ticks.length - 1;
      context.textAlign = i === 0 ? 'left' : last ? 'right' : 'center';
      context.fillText(
        `${tickText(tick / unit.seconds)}${last ? ` ${unit.name}` : ''}`,
        pixelOf(scales.x, tick),
        height + 5,
      );
    });
    if (picture.rows.length > 1) {
      if (form === 'lines') paintLines(context, picture, scales, theme);
      else paintHeat(context, picture, scales, height, theme);
    }
    context.restore();
  });

  useEffect(() => {
    rememberAgents();
    return stores.frames.subscribe(repaint);
  }, [repaint]);

  if (!info || !shown) return null;
  return (
    <figure className="spread" aria-label={`${shown.label} by agent`}>
      <figcaption className="spread-head">
        <span className="spread-title">By agent</span>
        <select
          aria-label="Measure by agent"
          value={shown.id}
          onChange={(event) => setChannel(event.target.value)}
        >
          {offered.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
        {(['lines', 'map'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="curves-button"
            aria-pressed={form === one}
            onClick={() => setForm(one)}
          >
            {one === 'lines' ? 'Lines' : 'Map'}
          </button>
        ))}
      </figcaption>
      <div className="spread-body">
        <canvas ref={canvas} aria-hidden="true" />
      </div>
      <p className="spread-foot">
        {form === 'lines'
          ? 'Thin: agents. Band: the middle four fifths. Thick: the median.'
          : 'Agents down, time across; darker or brighter is more.'}
        {leap && ` ${leapWords(leap)}`}
      </p>
    </figure>
  );
}

/** Why there are few points on the left: curves of measures are sampled by the run itself, agents only when their frame is seen. */
function leapWords({ moments, since }: Watched): string {
  const seen = moments === 0 ? 'Nothing was' : moments === 1 ? 'One moment was' : `${moments} moments were`;
  return `${seen} seen before ${formatTime(since)}, where the film leapt to.`;
}
