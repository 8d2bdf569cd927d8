import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';

interface TermProps {
  children: ReactNode;
  definition: string;
}

const width = 288;
/** Hides the definition that is in sight, so that there is one at most. */
let hideShown: (() => void) | null = null;

/** Under a word, within the page; null without one. */
function placeUnder(word: HTMLElement | null): { left: number; top: number } | null {
  if (!word) return null;
  const { left, bottom } = word.getBoundingClientRect();
  return { left: Math.max(8, Math.min(left, innerWidth - width - 8)), top: bottom + 4 };
}

/** A word with its definition, shown on hover and focus; it lies above all else, so that no table cuts it off. */
export function Term({ children, definition }: TermProps) {
  const [at, setAt] = useState<{ left: number; top: number } | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const shown = at !== null;
  const show = (): void => {
    if (!shown) hideShown?.();
    hideShown = () => setAt(null);
    setAt(placeUnder(button.current));
  };
  useEffect(() => {
    if (!shown) return;
    const listeners = new AbortController();
    // It goes with its word: to be focused may itself scroll.
    const follow = (): void => setAt(placeUnder(button.current));
    addEventListener('scroll', follow, { capture: true, signal: listeners.signal });
    return () => listeners.abort();
  }, [shown]);
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !shown) return;
    event.preventDefault();
    event.stopPropagation();
    setAt(null);
  };
  return (
    <span className="term" onPointerLeave={() => setAt(null)}>
      <button
        ref={button}
        type="button"
        aria-describedby={id}
        onPointerEnter={show}
        onFocus={show}
        onClick={show}
        onBlur={() => setAt(null)}
        onKeyDown={keys}
      >
        {children}
      </button>
      <span
        id={id}
        role="tooltip"
        className="term-text"
        hidden={!shown}
        style={at === null ? undefined : { left: at.left, top: at.top, width }}
      >
        {definition}
      </span>
    </span>
  );
}
