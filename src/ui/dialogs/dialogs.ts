import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';

export type DialogName =
  | 'shortcuts'
  | 'paste'
  | 'about'
  | 'controls'
  | 'curves'
  | 'agents'
  | 'why'
  | 'spacetime'
  | 'claims'
  | 'learning'
  | 'compare'
  | 'evidence';

interface DialogState {
  open: DialogName | null;
  tab: 'curves' | 'why' | 'agents';
  /** Whether the space-time diagram stands under the graph, where there is room for both. */
  spacetime: boolean;
}

/** Which dialog or sheet is open, at most one. On wide pages 'curves' and 'agents' are tabs of the right column instead. */
export const dialogs = createStore<DialogState>(() => ({
  open: null,
  tab: 'curves',
  spacetime: false,
}));

export const useDialogs = <T>(pick: (state: ReturnType<typeof dialogs.getState>) => T): T =>
  useStore(dialogs, pick);

/** Wide enough for the right column; the sheets serve below that. */
export const wide = '(min-width: 900px)';
/** Wide enough for the controls beside the graph. */
export const broad = '(min-width: 1160px)';
/** Room for the space-time diagram under the graph; a sheet serves below that. */
export const roomy = '(min-width: 900px) and (min-height: 760px)';

export function openDialog(name: DialogName): void {
  if ((name === 'curves' || name === 'agents' || name === 'why') && matchMedia(wide).matches)
    dialogs.setState({ tab: name, open: null });
  else if (name === 'spacetime' && matchMedia(roomy).matches)
    dialogs.setState(({ spacetime }) => ({ spacetime: !spacetime, open: null }));
  else dialogs.setState({ open: name });
}

export const closeDialog = (): void => dialogs.setState({ open: null });
