import { controller, stores } from '../../store/index.ts';
import type { FileOpened } from '../../store/files.ts';
import { toast } from '../shared/toast.ts';

function tell(opened: FileOpened): void {
  if (opened.ok) toast(`Opened: ${opened.title}`);
  // What the engine itself refused stands in a banner already.
  else if (stores.run.getState().problem?.message !== opened.message) toast(opened.message, 'bad');
}

/** Reading files and links needs the whole catalog, which the first script does without. */
const files = () => import('../../store/files.ts');
const links = () => import('../../store/share.ts');

export async function openChosen(file: File): Promise<void> {
  const { openFile } = await files();
  tell(await openFile(controller(), stores, file));
}

export async function openPasted(text: string): Promise<void> {
  const { openText } = await files();
  tell(await openText(controller(), stores, text, 'The pasted text'));
}

/** A recording that ships with the page. */
export async function openShipped(path: string, title: string): Promise<void> {
  try {
    const response = await fetch(path);
    if (!response.ok) throw new Error(String(response.status));
    const { openText } = await files();
    tell(await openText(controller(), stores, await response.text(), title));
  } catch {
    toast(`${title} could not be fetched from this page's own folder.`, 'bad');
  }
}

/** Hands the moment on screen over as a file. */
export async function save(): Promise<void> {
  const { savedText } = await files();
  const saved = savedText(stores);
  if (!saved) return toast('A recording is a file already: there is nothing to save.');
  const address = URL.createObjectURL(new Blob([saved.text], { type: 'application/json' }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = saved.name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  toast(`Saved as ${saved.name}`);
}

/** Copies a link to this very moment. */
export async function share(): Promise<void> {
  const { addressOf, presentMoment } = await links();
  const moment = presentMoment(stores);
  if (!moment) return toast('A recording stays on this computer: no link can hold it.');
  const address = await addressOf(moment);
  history.replaceState(history.state, '', address);
  try {
    await navigator.clipboard.writeText(address);
    toast('Link copied: it opens this moment, with its seed and all that was done.');
  } catch {
    toast('The link stands in the address bar; the browser did not let it be copied.');
  }
}
