import { useEffect, useId, useState } from 'react';
import type { Channel } from '../../engine/kernel/frame.ts';
import { currentFrame } from '../../store/index.ts';
import { widen } from '../../view/graph/scale.ts';
import { valueText } from '../../view/graph/tooltip.ts';
import type { Theme } from '../../view/theme.ts';

const stops = 9;

/** The ramp of a numeric channel with both ends of its domain; where it declares none, what its values span so far. */
export function Ramp({ channel, index, theme }: { channel: Channel; index: number; theme: Theme }) {
  const [extent, setExtent] = useState<readonly [number, number]>([0, 1]);
  const id = useId();
  const { domain } = channel;

  useEffect(() => {
    if (domain !== undefined) return;
    const seen: [number, number] = [Infinity, -Infinity];
    const read = (): void => {
      widen(seen, currentFrame()?.channels[index] ?? []);
      if (seen[0] <= seen[1])
        setExtent((before) => (before[0] === seen[0] && before[1] === seen[1] ? before : [seen[0], seen[1]]));
    };
    read();
    const timer = setInterval(read, 500);
    return () => clearInterval(timer);
  }, [domain, index]);

  const [low, high] = domain ?? extent;
  return (
    <figure className="stage-ramp">
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden>
        <defs>
          <linearGradient id={id}>
            {Array.from({ length: stops }, (_, k) => k / (stops - 1)).map((share) => (
              <stop key={share} offset={share} stopColor={`rgb(${theme.scale(share).join(' ')})`} />
            ))}
          </linearGradient>
        </defs>
        <rect width={100} height={6} rx={1} fill={`url(#${id})`} />
      </svg>
      <figcaption>
        <span>{valueText(channel, low)}</span>
        <span>{channel.label}</span>
        <span>{valueText(channel, high)}</span>
      </figcaption>
    </figure>
  );
}
