import { ControlPanel } from '../controls/ControlPanel.tsx';
import { Curves } from '../curves/Curves.tsx';
import { AgentList } from '../inspector/AgentList.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { Boundary } from '../shared/Boundary.tsx';
import { About } from './About.tsx';
import { Dialog } from './Dialog.tsx';
import { useDialogs } from './dialogs.ts';
import { Paste } from './Paste.tsx';
import { Shortcuts } from './Shortcuts.tsx';

/** Whichever dialog or sheet is open. */
export function Dialogs() {
  const open = useDialogs((state) => state.open);
  switch (open) {
    case null:
      return null;
    case 'shortcuts':
      return <Shortcuts />;
    case 'paste':
      return <Paste />;
    case 'about':
      return <About />;
    case 'controls':
      return (
        <Dialog title="Setting" kind="sheet">
          <Boundary name="the controls">
            <ControlPanel />
          </Boundary>
        </Dialog>
      );
    case 'curves':
      return (
        <Dialog title="Curves" kind="sheet">
          <Boundary name="the curves">
            <Curves />
          </Boundary>
        </Dialog>
      );
    case 'agents':
      return (
        <Dialog title="Agents" kind="sheet">
          <Boundary name="the agents">
            <AgentList />
            <Inspector />
          </Boundary>
        </Dialog>
      );
  }
}
