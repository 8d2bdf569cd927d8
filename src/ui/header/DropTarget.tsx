import { useEffect, useState } from 'react';
import { openChosen, openPasted } from './actions.ts';

const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]');

/** Files and text dropped or pasted anywhere on the page are opened. */
export function DropTarget() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const carriesFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const listeners = new AbortController();
    const options = { signal: listeners.signal };
    document.addEventListener(
      'dragenter',
      (event) => {
        if (carriesFile(event)) setOver(++depth > 0);
      },
      options,
    );
    document.addEventListener(
      'dragleave',
      (event) => {
        if (carriesFile(event)) setOver(--depth > 0);
      },
      options,
    );
    document.addEventListener(
      'dragover',
      (event) => {
        if (carriesFile(event)) event.preventDefault();
      },
      options,
    );
    document.addEventListener(
      'drop',
      (event) => {
        if (!carriesFile(event)) return;
        event.preventDefault();
        depth = 0;
        setOver(false);
        const [file] = event.dataTransfer?.files ?? [];
        if (file) void openChosen(file);
      },
      options,
    );
    document.addEventListener(
      'paste',
      (event) => {
        if (takesText(event.target)) return;
        const [file] = event.clipboardData?.files ?? [];
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (file) void openChosen(file);
        else if (text.trim() !== '') void openPasted(text);
      },
      options,
    );
    return () => listeners.abort();
  }, []);
  return over ? <div className="drop">Drop a scenario, a recording, tasks or a table to open it</div> : null;
}
