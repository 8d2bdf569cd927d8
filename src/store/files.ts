import type { Scenario } from '../engine/scenario/scenario.ts';
import type { Controller } from './controller.ts';
import type { Stores } from './index.ts';
import { inputs } from './inputs/index.ts';
import type { Input, OpenedFile } from './inputs/input.ts';
import { type Moment, momentFromJson, momentToJson } from './moment.ts';
import { presentMoment } from './share.ts';

/** Larger files are not read at all; a recording of 100 MB is. */
export const fileAtMost = 256 * 1024 * 1024;

export type FileOpened = { ok: true; title: string } | { ok: false; message: string };

/** Whether JSON means to be a scenario or a saved moment, rather than a recording. */
const meansScenario = (json: unknown): boolean =>
  typeof json === 'object' &&
  json !== null &&
  !Array.isArray(json) &&
  (Object.hasOwn(json, 'scenario') || (Object.hasOwn(json, 'version') && Object.hasOwn(json, 'protocol')));

/** Shows a moment: the world, then the time and the view it was left in. */
export async function openMoment(
  controller: Controller,
  stores: Stores,
  moment: Moment,
  play: boolean,
): Promise<boolean> {
  const { scenario, commands, beside = null, time, view } = moment;
  const options = { commands, play, beside, ...(time !== undefined && { time }) };
  if (!(await controller.load(scenario, options))) return false;
  if (view?.speed !== undefined) controller.setSpeed(view.speed);
  stores.view.setState({
    ...(view?.layout !== undefined && { layout: view.layout }),
    ...(view?.colour !== undefined && { colourChannel: view.colour }),
    ...(view?.agent !== undefined && view.agent < scenario.agents && { selectedAgent: view.agent }),
  });
  return true;
}

/**
 * Opens the text of a file: a scenario, a saved moment, or the log of a real system. What is wrong comes back as a
 * message, and what was on screen stays.
 */
export async function openText(
  controller: Controller,
  stores: Stores,
  text: string,
  name: string,
): Promise<FileOpened> {
  if (text.trim() === '') return { ok: false, message: `${name} is empty.` };
  let json: unknown;
  if (text.length < 20_000_000 && /^\s*\{/.test(text)) {
    try {
      json = JSON.parse(text);
    } catch {
      // Perhaps a log in lines; its reader says best what is wrong.
    }
  }
  if (meansScenario(json)) {
    const read = momentFromJson(json);
    if (!read.ok) return { ok: false, message: `${name}: ${read.message}` };
    const opened = await openMoment(controller, stores, read.moment, read.moment.time === undefined);
    return opened
      ? { ok: true, title: read.moment.scenario.title ?? name }
      : { ok: false, message: problemOf(stores) };
  }
  const file = { name, text, json };
  const input = inputs.find((one) => one.means(file));
  if (input) return openInput(controller, stores, input, file);
  const opened = await controller.loadRecording(text, name);
  return opened ? { ok: true, title: name } : { ok: false, message: problemOf(stores) };
}

/** Opens a real input as the work of a world; what is wrong in it is told with its place. */
async function openInput(
  controller: Controller,
  stores: Stores,
  input: Input,
  file: OpenedFile,
): Promise<FileOpened> {
  let scenario: Scenario;
  try {
    scenario = input.scenario(file, stores.run.getState().scenario);
  } catch (error) {
    return {
      ok: false,
      message: `${file.name}, read as ${input.label}: ${error instanceof Error ? error.message : String(error)}.`,
    };
  }
  const opened = await controller.load(scenario, { play: true });
  return opened ? { ok: true, title: file.name } : { ok: false, message: problemOf(stores) };
}

/** Opens a file that was chosen or dropped. */
export async function openFile(controller: Controller, stores: Stores, file: File): Promise<FileOpened> {
  if (file.size > fileAtMost)
    return {
      ok: false,
      message: `${file.name} has ${Math.round(file.size / 1e6)} MB; at most ${Math.round(fileAtMost / 1e6)} MB can be opened.`,
    };
  try {
    return await openText(controller, stores, await textOf(file), file.name);
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, message: `${file.name}: ${error.message}` };
    return { ok: false, message: `${file.name} could not be read from the disk.` };
  }
}

/** The text of a file, unpacked where it is gzip's. Throws a RangeError where it is cut off or unfolds beyond all measure. */
async function textOf(file: File): Promise<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (first !== 0x1f || second !== 0x8b) return file.text();
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += decoder.decode(part.value, { stream: true });
      if (text.length > fileAtMost) throw new RangeError(`it unfolds to more than ${Math.round(fileAtMost / 1e6)} MB.`);
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    if (error instanceof RangeError) throw error;
    throw new RangeError('it is no whole gzip file; is it cut off?');
  }
  return text + decoder.decode();
}

const problemOf = ({ run }: Stores): string => run.getState().problem?.message ?? 'It could not be opened.';

/** The moment on screen as the text of a file, and a name for it; null while a recording plays. */
export function savedText(stores: Stores): { name: string; text: string } | null {
  const moment = presentMoment(stores);
  if (!moment) return null;
  const title = moment.scenario.title ?? `${moment.scenario.protocol.id} ${moment.scenario.topology.id}`;
  const words = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return { name: `${words || 'scenario'}.json`, text: `${JSON.stringify(momentToJson(moment), null, 2)}\n` };
}
