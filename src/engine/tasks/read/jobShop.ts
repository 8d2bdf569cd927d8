/** One operation: which machine, for how long. */
export interface Operation {
  machine: number;
  duration: number;
}

/** A job shop: each job is a list of operations in order; each machine does one at a time, without interruption. */
export interface JobShop {
  machines: number;
  jobs: readonly (readonly Operation[])[];
}

/**
 * Reads a job shop in the standard text form: lines of # are comments; then the numbers of jobs and machines; then one line a job, pairs
 * of machine (from 0) and duration. Throws a RangeError that names line and field, and what was expected.
 */
export function readJobShop(text: string): JobShop {
  const lines = text
    .split(/\r?\n/)
    .map((words, i) => ({ words: words.trim(), line: i + 1 }))
    .filter(({ words }) => words !== '' && !words.startsWith('#'));
  if (lines.length === 0) throw new RangeError('job shop: line 1: nothing; expected the numbers of jobs and machines');
  const [head, ...rest] = lines;
  const sizes = head.words.split(/\s+/);
  if (sizes.length !== 2) throw new RangeError(`job shop: line ${head.line}: ${sizes.length} numbers; expected jobs and machines`);
  const count = whole(sizes[0], head.line, 'jobs', 1, 10_000);
  const machines = whole(sizes[1], head.line, 'machines', 1, 10_000);
  if (rest.length !== count) {
    const last = rest.length === 0 ? head.line : rest[Math.min(rest.length, count) - 1].line;
    throw new RangeError(`job shop: line ${last}: ${rest.length} jobs in the file; expected ${count} (is it cut off?)`);
  }
  return { machines, jobs: rest.map(({ words, line }) => readJob(words.split(/\s+/), line, machines)) };
}

function readJob(fields: readonly string[], line: number, machines: number): Operation[] {
  if (fields.length !== 2 * machines)
    throw new RangeError(`job shop: line ${line}: ${fields.length} numbers; expected ${2 * machines}, a machine and a duration for each operation`);
  const operations: Operation[] = [];
  for (let i = 0; i < machines; i++)
    operations.push({
      machine: whole(fields[2 * i], line, `machine of operation ${i + 1}`, 0, machines - 1),
      duration: whole(fields[2 * i + 1], line, `duration of operation ${i + 1}`, 0, 1e9),
    });
  return operations;
}

function whole(word: string, line: number, field: string, least: number, most: number): number {
  const value = Number(word);
  if (word === '' || !Number.isInteger(value) || value < least || value > most)
    throw new RangeError(`job shop: line ${line}: ${field}: ${word}; expected a whole number from ${least} to ${most}`);
  return value;
}
