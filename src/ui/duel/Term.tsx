import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react';

interface TermProps {
  children: ReactNode;
  definition: string;
}

const width = 288;

/** A word with its definition, shown on hover and focus; it lies above all else, so that no table cuts it off. */
export function Term({ children, definition }: TermProps) {
  const [at, setAt] = useState<{ left: number; top: number } | null>(null);
  const id = useId();
  const shown = at !== null;
  useEffect(() => {
    if (!shown) return;
    const listeners = new AbortController();
    // It stands where its word was; what scrolls away from it must not leave it behind.
    addEventListener('scroll', () => setAt(null), { capture: true, signal: listeners.signal });
    return () => listeners.abort();
  }, [shown]);
  const show = (element: HTMLElement): void => {
    const { left, bottom } = element.getBoundingClientRect();
    setAt({ left: Math.max(8, Math.min(left, innerWidth - width - 8)), top: bottom + 4 });
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || at === null) return;
    event.preventDefault();
    event.stopPropagation();
    setAt(null);
  };
  return (
    <span className="term" onPointerLeave={() => setAt(null)}>
      <button
        type="button"
        aria-describedby={id}
        onPointerEnter={(event) => show(event.currentTarget)}
        onFocus={(event) => show(event.currentTarget)}
        onClick={(event) => show(event.currentTarget)}
        onBlur={() => setAt(null)}
        onKeyDown={keys}
      >
        {children}
      </button>
      <span
        id={id}
        role="tooltip"
        className="term-text"
        hidden={at === null}
        style={at === null ? undefined : { left: at.left, top: at.top, width }}
      >
        {definition}
      </span>
    </span>
  );
}
