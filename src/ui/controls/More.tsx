import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';

interface MoreProps {
  count: number;
  /** The section it belongs to. */
  of: string;
  /** What the fold's own line says instead of "More": a section in which nothing stands open. */
  line?: ReactNode;
  children: ReactNode;
}

/** The rest of a section; built only when it is opened. */
export function More({ count, of, line, children }: MoreProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className="more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={line ? 'section-head' : undefined}>
        {line ?? (open ? 'Less' : 'More')}
        {!line && <span className="visually-hidden"> of {of}</span>}
        {!line && !open && <span className="faint">{count}</span>}
        <ChevronRight size={13} strokeWidth={2} aria-hidden />
      </summary>
      {open && <div className="more-body">{children}</div>}
    </details>
  );
}
