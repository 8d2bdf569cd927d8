import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Tip, tipFor } from '../../view/graph/tooltip.ts';
import type { Stage } from './stage.ts';
import type { Pointed } from './useStage.ts';

const refreshMs = 120;

/** What the thing under the pointer is and holds, as text beside it; the values follow the run. */
export function Tooltip({ pointed, stage }: { pointed: Pointed; stage: RefObject<Stage | null> }) {
  const box = useRef<HTMLDivElement>(null);
  const [tip, setTip] = useState<Tip | null>(null);
  const { target, x, y } = pointed;

  useEffect(() => {
    const read = (): void => {
      const picture = stage.current?.view.picture() ?? null;
      setTip(picture === null ? null : tipFor(picture, target));
    };
    read();
    const timer = setInterval(read, refreshMs);
    return () => clearInterval(timer);
  }, [target, stage]);

  useLayoutEffect(() => {
    if (box.current !== null) putBeside(box.current, x, y, 14);
  });

  if (tip === null) return null;
  return (
    <div ref={box} className="stage-tip" aria-hidden>
      <strong>{tip.title}</strong>
      <dl>
        {tip.rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Puts a panel beside a point of its parent, on the side where it fits. */
export function putBeside(panel: HTMLElement, x: number, y: number, gap: number): void {
  const room = panel.parentElement;
  if (room === null) return;
  const { offsetWidth, offsetHeight } = panel;
  const left = x + gap + offsetWidth > room.clientWidth - 4 ? x - gap - offsetWidth : x + gap;
  const top = y + gap + offsetHeight > room.clientHeight - 4 ? y - gap - offsetHeight : y + gap;
  panel.style.left = `${Math.min(Math.max(left, 4), Math.max(room.clientWidth - offsetWidth - 4, 4))}px`;
  panel.style.top = `${Math.min(Math.max(top, 4), Math.max(room.clientHeight - offsetHeight - 4, 4))}px`;
}
