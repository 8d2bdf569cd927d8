import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from '../shared/IconButton.tsx';
import { closeDialog } from './dialogs.ts';
import './full.css';

interface DialogProps {
  title: string;
  /** A sheet rises from the foot of a narrow page and leaves the graph in sight; a full one takes the whole page. */
  kind?: 'dialog' | 'sheet' | 'full';
  children: ReactNode;
}

/** A native modal dialog: the browser keeps the focus in it and gives it back. */
export function Dialog({ title, kind = 'dialog', children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    dialog.showModal();
    const listeners = new AbortController();
    // A click on the dialog itself, and not on what is in it, is a click beside it.
    const clicked = (event: Event): void => {
      if (event.target === dialog) dialog.close();
    };
    dialog.addEventListener('click', clicked, { signal: listeners.signal });
    return () => {
      listeners.abort();
      dialog.close();
    };
  }, []);
  return (
    <dialog ref={element} className={kind} aria-labelledby={id} onClose={closeDialog}>
      <div className="dialog-body">
        <header className="dialog-head">
          <h2 id={id}>{title}</h2>
          <IconButton icon={X} label="Close" onClick={() => element.current?.close()} />
        </header>
        {children}
      </div>
    </dialog>
  );
}
