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
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  const close = (): void => {
    setOpen(false);
    trigger.current?.focus();
  };

  return (
    <div
      className="menu"
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        close();
      }}
      onBlur={(event) => {
        if (event.relatedTarget instanceof Node && !root.current?.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        type="button"
        ref={trigger}
        className={className}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={label}
        title={label}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div id={id} className="menu-panel" data-align={align}>
          {children(close)}
        </div>
      )}
    </div>
  );
}
