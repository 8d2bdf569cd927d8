import { shortcuts } from '../keys.ts';
import { Dialog } from './Dialog.tsx';

/** The list of all shortcuts. */
export function Shortcuts() {
  return (
    <Dialog title="Shortcuts">
      <dl className="shortcuts">
        {shortcuts.map(({ shown, label }) => (
          <div key={shown}>
            <dt>
              <kbd>{shown}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <p className="field-help">
        On the graph: drag to move, wheel or pinch to zoom, click an agent, a link or a message to select it.
        The list of agents mirrors the graph for the keyboard.
      </p>
    </Dialog>
  );
}
