import { controller, stores } from '../../store/index.ts';
import { type FileOpened, openFile, openText, savedText } from '../../store/files.ts';
import { addressOf, presentMoment } from '../../store/share.ts';
import { toast } from '../shared/toast.ts';

function tell(opened: FileOpened): void {
  if (opened.ok) toast(`Opened: ${opened.title}`);
  else toast(opened.message, 'bad');
}

export const openChosen = async (file: File): Promise<void> => tell(await openFile(controller(), stores, file));

export const openPasted = async (text: string): Promise<void> =>
  tell(await openText(controller(), stores, text, 'The pasted text'));

/** A recording that ships with the page. */
export async function openShipped(path: string, title: string): Promise<void> {
  try {
    const response = await fetch(path);
    if (!response.ok) throw new Error(String(response.status));
    tell(await openText(controller(), stores, await response.text(), title));
  } catch {
    toast(`${title} could not be fetched from this page's own folder.`, 'bad');
  }
}

/** Hands the moment on screen over as a file. */
export function save(): void {
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
