import { useId, useState } from 'react';
import { openPasted } from '../header/actions.ts';
import { Dialog } from './Dialog.tsx';
import { closeDialog } from './dialogs.ts';

/** A field for the text of a scenario or a recording. */
export function Paste() {
  const [text, setText] = useState('');
  const id = useId();
  return (
    <Dialog title="Paste a scenario or a recording">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          closeDialog();
          void openPasted(text);
        }}
      >
        <label className="visually-hidden" htmlFor={id}>
          Text
        </label>
        <textarea
          id={id}
          className="text"
          rows={12}
          spellCheck={false}
          placeholder='{ "version": 1, "seed": 7, "agents": 40, … }'
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <p className="field-help">It is read on this computer and goes nowhere else.</p>
        <button type="submit" className="button primary" disabled={text.trim() === ''}>
          Open
        </button>
      </form>
    </Dialog>
  );
}
