import { controller, selectAgent, stores } from '../store/index.ts';
import { openDialog } from './dialogs/dialogs.ts';
import { closeGuide, guide } from './guide/guide.ts';

export interface Shortcut {
  /** As pressed, in `KeyboardEvent.key` terms; "Shift+" before it where it matters. */
  keys: readonly string[];
  /** As shown. */
  shown: string;
  label: string;
  act: () => void;
}

const faster = (factor: number) => (): void => {
  controller().setSpeed(stores.run.getState().speed * factor);
};

/** Every shortcut of the page: the dialog lists them and the page obeys them from this one list. */
export const shortcuts: readonly Shortcut[] = [
  { keys: [' ', 'k'], shown: 'Space', label: 'Play or pause', act: () => controller().toggle() },
  {
    keys: ['ArrowRight', '.'],
    shown: '→',
    label: 'Step to the next event',
    act: () => controller().stepEvent(),
  },
  { keys: ['ArrowLeft', ','], shown: '←', label: 'Step one event back', act: () => controller().stepBack() },
  {
    keys: ['Shift+ArrowRight', ']'],
    shown: 'Shift →',
    label: 'Step a round',
    act: () => controller().stepRound(),
  },
  { keys: ['e'], shown: 'E', label: 'Go to the next notable event', act: () => controller().nextNote() },
  { keys: ['+', '='], shown: '+', label: 'Twice as fast', act: faster(2) },
  { keys: ['-'], shown: '−', label: 'Half as fast', act: faster(0.5) },
  { keys: ['r'], shown: 'R', label: 'Restart with the same seed', act: () => controller().restart() },
  { keys: ['n'], shown: 'N', label: 'Restart with a new seed', act: () => controller().newSeed() },
  { keys: ['u', 'Ctrl+z'], shown: 'U', label: 'Undo', act: () => controller().undo() },
  { keys: ['Shift+u', 'Ctrl+Shift+z'], shown: 'Shift U', label: 'Redo', act: () => controller().redo() },
  { keys: ['a'], shown: 'A', label: 'Go to the agents dial', act: () => focusOn('.agents-dial .slider') },
  { keys: ['l'], shown: 'L', label: 'Go to the list of agents', act: () => openDialog('agents') },
  { keys: ['w'], shown: 'W', label: 'Why: where time and tokens went', act: () => openDialog('why') },
  {
    keys: ['d'],
    shown: 'D',
    label: 'Space-time diagram on or off',
    act: () => openDialog('spacetime'),
  },
  { keys: ['Escape'], shown: 'Esc', label: 'Close the guide, select nothing', act: letGo },
  { keys: ['f'], shown: 'F', label: 'Full screen on or off', act: toggleFullScreen },
  { keys: ['?'], shown: '?', label: 'Show this list', act: () => openDialog('shortcuts') },
];

function letGo(): void {
  if (guide.getState().step === 'closed') selectAgent(null);
  else closeGuide();
}

/** Full screen on or off; where the browser refuses, nothing happens. */
export function toggleFullScreen(): void {
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  change.catch(() => {
    // Refused by the browser: the page stays as it is.
  });
}

function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}

const nameOf = (event: KeyboardEvent): string => {
  const letter = event.key.length === 1 && event.key !== ' ' ? event.key.toLowerCase() : event.key;
  const named = letter.length > 1 || /[a-z]/.test(letter);
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.shiftKey && named ? 'Shift+' : ''}${letter}`;
};

/** Keys that the focused element means for itself. */
function isTakenBy(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('dialog, .menu-panel')) return true;
  if (
    target.matches(
      'textarea, select, [contenteditable], input:not([type=range], [type=checkbox], [type=radio])',
    )
  )
    return true;
  const arrows = key.includes('Arrow');
  if (
    arrows &&
    target.closest(
      'input, [role=listbox], [role=grid], [role=tablist], [role=slider], [role=application], canvas, [data-keys]',
    )
  )
    return true;
  return key === ' ' && target.matches('button, summary, input, a, [role=option], [role=slider], [role=tab]');
}

/** Obeys shortcuts on the whole page; returns the way out. */
export function listenForKeys(): () => void {
  const pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey) return;
    const name = nameOf(event);
    if (isTakenBy(event.target, name)) return;
    const shortcut = shortcuts.find(({ keys }) => keys.includes(name));
    if (!shortcut) return;
    event.preventDefault();
    shortcut.act();
  };
  document.addEventListener('keydown', pressed);
  return () => document.removeEventListener('keydown', pressed);
}
