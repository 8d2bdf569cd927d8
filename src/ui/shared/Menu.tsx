import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

interface MenuProps {
  /** What the button shows. */
  button: ReactNode;
  /** The button's name for those who do not see it. */
  label: string;
  className?: string;
  align?: 'start' | 'end';
  /** Content of the panel; `close` shuts it and gives the focus back. */
  children: (close: () => void) => ReactNode;
}

/** A button with a panel under it, which Escape, a click elsewhere or leaving by Tab closes. */
export function Menu({ button, label, className = 'button', align = 'start', children }: MenuProps) {
  // 'done' gives the focus back to the button; 'shut' leaves it where it went.
  const [state, setState] = useState<'shut' | 'open' | 'done'>('shut');
  const root = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const id = useId();
  const open = state === 'open';

  useEffect(() => {
    if (state === 'done') trigger.current?.focus();
    if (state !== 'open') return;
    const listeners = new AbortController();
    const options = { signal: listeners.signal };
    const leave = (target: EventTarget | null): void => {
      if (target instanceof Node && !root.current?.contains(target)) setState('shut');
    };
    document.addEventListener('pointerdown', (event) => leave(event.target), options);
    document.addEventListener('focusin', (event) => leave(event.target), options);
    root.current?.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setState('done');
      },
      options,
    );
    return () => listeners.abort();
  }, [state]);

  return (
    <div className="menu" ref={root}>
      <button
        type="button"
        ref={trigger}
        className={className}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={label}
        title={label}
        onClick={() => setState(open ? 'done' : 'open')}
      >
        {button}
      </button>
      {open && (
        <div id={id} className="menu-panel" data-align={align}>
          {children(() => setState('done'))}
        </div>
      )}
    </div>
  );
}
