import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';

interface MoreProps {
  count: number;
  /** The section it belongs to. */
  of: string;
  children: ReactNode;
}

/** The rest of a section; built only when it is opened. */
export function More({ count, of, children }: MoreProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className="more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <ChevronRight size={13} strokeWidth={2} aria-hidden />
        {open ? 'Less' : 'More'} <span className="visually-hidden">of {of}</span>
        {!open && <span className="faint">{count}</span>}
      </summary>
      {open && <div className="more-body">{children}</div>}
    </details>
  );
}
