/** What an entry is for. */
export const COMMAND_ENTRY = 0;
export const NO_OP = 1;
export const CONFIGURATION = 2;

/** One place of a log; frozen, and shared by all servers that hold it. */
export interface Entry {
  readonly term: number;
  readonly kind: number;
  /** A client's command, or a Configuration. */
  readonly command: unknown;
  /** Session and number within it: a command is applied once, however often it was sent (dissertation, 6.3). */
  readonly client: number;
  readonly sequence: number;
  /** The agent at which it was asked. */
  readonly via: number;
  /** When it was asked, in simulated seconds. */
  readonly askedAt: number;
  readonly bytes: number;
}

/** Who votes; while `next` is not empty both sets must agree (joint consensus, section 6). */
export interface Configuration {
  readonly voters: readonly number[];
  readonly next: readonly number[];
}

/** A log whose entries up to `start` were replaced by a snapshot. Indices count from 1. */
export interface Log {
  start: number;
  startTerm: number;
  entries: Entry[];
  /** Configurations in the log with their indices, ascending; the first may lie before `start`. */
  configurations: { index: number; configuration: Configuration }[];
  /** Least index written since the invariants were last checked; Infinity: none. */
  writtenFrom: number;
}

export const emptyLog = (configuration: Configuration): Log => ({
  start: 0,
  startTerm: 0,
  entries: [],
  configurations: [{ index: 0, configuration }],
  writtenFrom: Infinity,
});

export const lastIndex = (log: Log): number => log.start + log.entries.length;

export const lastTerm = (log: Log): number =>
  log.entries.length === 0 ? log.startTerm : log.entries[log.entries.length - 1].term;

/** Term of the entry at an index from `start` to the last; -1 where there is none or no longer one. */
export function termAt(log: Log, index: number): number {
  if (index === log.start) return log.startTerm;
  const place = index - log.start - 1;
  return place >= 0 && place < log.entries.length ? log.entries[place].term : -1;
}

/** The entry at an index above `start`, or undefined. */
export const entryAt = (log: Log, index: number): Entry | undefined => log.entries[index - log.start - 1];

export function append(log: Log, entry: Entry): void {
  log.entries.push(entry);
  const index = lastIndex(log);
  if (index < log.writtenFrom) log.writtenFrom = index;
  if (entry.kind === CONFIGURATION)
    log.configurations.push({ index, configuration: entry.command as Configuration });
}

/** Drops all entries after `index`. */
export function truncate(log: Log, index: number): void {
  if (index >= lastIndex(log)) return;
  log.entries.length = Math.max(0, index - log.start);
  if (index + 1 < log.writtenFrom) log.writtenFrom = index + 1;
  const { configurations } = log;
  while (configurations.length > 1 && configurations[configurations.length - 1].index > index)
    configurations.pop();
}

/** Forgets the entries up to `index`, which a snapshot holds. */
export function compact(log: Log, index: number): void {
  if (index <= log.start) return;
  log.startTerm = termAt(log, index);
  log.entries.splice(0, index - log.start);
  log.start = index;
  const { configurations } = log;
  while (configurations.length > 1 && configurations[1].index <= index) configurations.shift();
}

/** The latest configuration in the log, committed or not: a server uses it as soon as it has it (section 6). */
export const configurationOf = (log: Log): Configuration =>
  log.configurations[log.configurations.length - 1].configuration;

export const votes = ({ voters, next }: Configuration, agent: number): boolean =>
  voters.includes(agent) || next.includes(agent);
