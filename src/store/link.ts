import { type Moment, type MomentRead, momentFromJson, momentToJson } from './moment.ts';

/**
 * A moment in the address: `#v1.` and the moment's JSON, deflated, in base64url. Compressors differ between
 * browsers, so two links to one moment may differ as text; what they decode to does not.
 */
const version = 'v1';
/** Longest link that is looked at, in characters, and longest text it may unfold to, in bytes. */
export const linkAtMost = 1_500_000;
export const unfoldedAtMost = 2_000_000;

const refuse = (message: string): MomentRead => ({ ok: false, message });

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 8_192)
    binary += String.fromCharCode(...bytes.subarray(i, i + 8_192));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** All bytes of a stream; null as soon as there are more than `atMost`. */
async function collect(
  stream: ReadableStream<Uint8Array>,
  atMost: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > atMost) {
      await reader.cancel().catch(() => undefined);
      return null;
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function through(bytes: Uint8Array<ArrayBuffer>, pair: GenericTransformStream, atMost: number) {
  const writer = (pair.writable as WritableStream<Uint8Array<ArrayBuffer>>).getWriter();
  // Errors of the writing side come out of the reading side as well; here they would go unhandled.
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  return collect(pair.readable as ReadableStream<Uint8Array>, atMost);
}

/** The moment as what stands after the # of an address. */
export async function encodeLink(moment: Moment): Promise<string> {
  const json = new TextEncoder().encode(JSON.stringify(momentToJson(moment)));
  const packed = await through(json, new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY);
  return `${version}.${toBase64Url(packed ?? new Uint8Array())}`;
}

/** Reads what stands after the #. Never throws, never unfolds more than it must; the message says what was wrong. */
export async function decodeLink(hash: string): Promise<MomentRead> {
  const text = hash.replace(/^#/, '');
  if (text.length > linkAtMost)
    return refuse(`The link is ${text.length} characters long; at most ${linkAtMost} are read.`);
  const dot = text.indexOf('.');
  const stated = dot < 0 ? '' : text.slice(0, dot);
  if (!/^v\d{1,4}$/.test(stated))
    return refuse('This is not a link of ours: it does not begin with a version such as “v1.”.');
  if (stated !== version)
    return refuse(`The link is of version ${stated.slice(1)}; this page reads version 1.`);
  const body = text.slice(dot + 1);
  const alien = /[^A-Za-z0-9_-]/.exec(body);
  if (alien)
    return refuse(`The link has a character that does not belong, at place ${dot + 1 + alien.index}.`);
  let unfolded: string;
  try {
    const bytes = await through(fromBase64Url(body), new DecompressionStream('deflate-raw'), unfoldedAtMost);
    if (!bytes) return refuse(`The link unfolds to more than ${unfoldedAtMost / 1e6} MB.`);
    unfolded = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('The link is damaged or cut off: it cannot be unfolded.');
  }
  let json: unknown;
  try {
    json = JSON.parse(unfolded);
  } catch {
    return refuse('The link is damaged: it unfolds to something that is not JSON.');
  }
  try {
    const read = momentFromJson(json);
    return read.ok ? read : refuse(`The link cannot be opened. ${read.message}`);
  } catch {
    return refuse('The link cannot be opened: its content is too deep to read.');
  }
}
