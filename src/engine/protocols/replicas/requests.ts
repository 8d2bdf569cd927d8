/** What a client asks for; frozen. The pair (client, sequence) names it, however often it is sent. */
export interface Request {
  readonly client: number;
  /** The client's own number for it (the papers' timestamp). */
  readonly sequence: number;
  readonly command: unknown;
  /** Agent at which the client sits and waits for replies. */
  readonly via: number;
  readonly askedAt: number;
  readonly bytes: number;
  /** Whether the client's signature verifies: false where a liar made it up in a client's name. */
  readonly authentic: boolean;
}

/** Requests that take one place in the order together; frozen, and made only by `batchOf`, so that the digest is never wrong. */
export interface Batch {
  readonly digest: number;
  readonly requests: readonly Request[];
  readonly bytes: number;
}

/** Bytes of a command that does not say its size. */
const COMMAND_BYTES = 64;

/** A command as clients with sessions of their own give it; others get a session an agent. */
interface ClientCommand {
  client?: unknown;
  sequence?: unknown;
  bytes?: unknown;
}

/** The signed request for a command; `next` is the number it gets where it has none. */
export function requestFor(command: unknown, via: number, next: number, now: number): Request {
  const own = (typeof command === 'object' && command !== null ? command : {}) as ClientCommand;
  const hasSession = typeof own.client === 'number' && typeof own.sequence === 'number';
  return Object.freeze({
    command,
    client: hasSession ? (own.client as number) : -1 - via,
    sequence: hasSession ? (own.sequence as number) : next,
    via,
    askedAt: now,
    bytes: typeof own.bytes === 'number' ? own.bytes : COMMAND_BYTES,
    authentic: true,
  });
}

/** A request by its client and number. */
export const keyOf = (client: number, sequence: number): number => client * 4294967296 + sequence;

/** One step of a digest of 53 bits: plain, fast, and good enough that two batches never meet by chance. */
export function mix(digest: number, word: number): number {
  let high = Math.floor(digest / 4194304) | 0;
  let low = digest | 0;
  high = Math.imul(high ^ word, 0x85ebca6b);
  high ^= high >>> 15;
  low = Math.imul((low + word) ^ high, 0xc2b2ae35);
  low ^= low >>> 13;
  high = Math.imul(high + low, 0x9e3779b1);
  high ^= high >>> 16;
  return (high >>> 1) * 4194304 + (low & 4194303);
}

/** What a primary proposes where nothing was prepared: the null request, which does nothing. */
export const NULL_BATCH: Batch = Object.freeze({ digest: 1, requests: Object.freeze([]), bytes: 0 });

export function batchOf(requests: readonly Request[]): Batch {
  let digest = 7;
  let bytes = 0;
  for (const request of requests) {
    digest = mix(mix(digest, request.client), request.sequence);
    digest = mix(digest, request.authentic ? 1 : 2);
    bytes += request.bytes;
  }
  return Object.freeze({ digest, requests: Object.freeze(requests.slice()), bytes });
}

/** A command in words, for inspection. */
export function commandText({ command }: Request): string {
  if (typeof command === 'object' && command !== null && 'text' in command) return String(command.text);
  return typeof command === 'string' ? command : JSON.stringify(command);
}
