import { useEffect, useLayoutEffect, useRef } from 'react';
import { controller, currentFrame, useRun } from '../../store/index.ts';
import { deedsFor } from '../../view/graph/actions.ts';
import { nameOf } from '../../view/graph/labels.ts';
import type { Target } from '../../view/graph/picture.ts';
import { putBeside } from './Tooltip.tsx';
import type { Pointed } from './useStage.ts';

/** A small menu at a thing: what a hand may do to it. `close(true)` gives the focus back to the graph. */
export function Deeds({ pointed, close }: { pointed: Pointed; close: (focus: boolean) => void }) {
  const menu = useRef<HTMLDivElement>(null);
  const info = useRun((run) => run.info);
  const frame = currentFrame();
  const { target, x, y } = pointed;
  const deeds = info === null || frame === null ? [] : deedsFor(info, frame, target);

  useLayoutEffect(() => {
    if (menu.current === null) return;
    putBeside(menu.current, x, y, 6);
    const first = menu.current.querySelector('button');
    (first ?? menu.current).focus({ preventScroll: true });
  }, [x, y]);

  useEffect(() => {
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) close(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [close]);

  const step = (by: number): void => {
    const items = [...(menu.current?.querySelectorAll('button') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    items[(at + by + items.length) % items.length]?.focus();
  };

  return (
    <div
      ref={menu}
      className="stage-deeds"
      role="menu"
      aria-label={titleOf(target, info?.names)}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' || event.key === 'Tab') close(true);
        else if (event.key === 'ArrowDown') step(1);
        else if (event.key === 'ArrowUp') step(-1);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <p className="stage-deeds-title" role="presentation">
        {titleOf(target, info?.names)}
      </p>
      {deeds.length === 0 && (
        <p className="stage-deeds-none" role="presentation">
          Nothing can be done here.
        </p>
      )}
      {deeds.map(({ label, act, tone }) => (
        <button
          key={label}
          type="button"
          role="menuitem"
          data-tone={tone}
          onClick={() => {
            controller().act(act);
            close(true);
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

function titleOf(target: Target, names: readonly string[] | undefined): string {
  if (target.kind === 'agent') return nameOf(names, target.agent);
  const ends = `${shortOf(names, target.from)} – ${shortOf(names, target.to)}`;
  return target.kind === 'link' ? `Link ${ends}` : `Message ${ends.replace('–', '→')}`;
}

const shortOf = (names: readonly string[] | undefined, agent: number): string =>
  agent < 0 ? 'outside' : (names?.[agent] ?? String(agent));
