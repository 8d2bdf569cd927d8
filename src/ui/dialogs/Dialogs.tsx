import { Agents, Claims, Compare, Controls, Curves, Evidence, Inspector, Learning, SpaceTime, Why } from '../later.tsx';
import { About } from './About.tsx';
import { Dialog } from './Dialog.tsx';
import type { DialogName } from './dialogs.ts';
import { Paste } from './Paste.tsx';
import { Shortcuts } from './Shortcuts.tsx';

/** The dialog or sheet that is open. */
export function Dialogs({ open }: { open: DialogName }) {
  switch (open) {
    case 'shortcuts':
      return <Shortcuts />;
    case 'paste':
      return <Paste />;
    case 'about':
      return <About />;
    case 'controls':
      return (
        <Dialog title="Setting" kind="sheet">
          <Controls />
        </Dialog>
      );
    case 'curves':
      return (
        <Dialog title="Curves" kind="sheet">
          <Curves />
        </Dialog>
      );
    case 'why':
      return (
        <Dialog title="Why" kind="sheet">
          <Why />
        </Dialog>
      );
    case 'agents':
      return (
        <Dialog title="Agents" kind="sheet">
          <Agents />
          <Inspector />
        </Dialog>
      );
    case 'spacetime':
      return (
        <Dialog title="Space and time" kind="sheet">
          <div className="spacetime-sheet">
            <SpaceTime />
          </div>
          <Inspector />
        </Dialog>
      );
    case 'compare':
      return (
        <Dialog title="Compare" kind="full">
          <Compare />
        </Dialog>
      );
    case 'claims':
      return (
        <Dialog title="Claims" kind="full">
          <Claims />
        </Dialog>
      );
    case 'learning':
      return (
        <Dialog title="Learning" kind="full">
          <Learning />
        </Dialog>
      );
    case 'evidence':
      return (
        <Dialog title="Evidence" kind="full">
          <Evidence />
        </Dialog>
      );
  }
}
