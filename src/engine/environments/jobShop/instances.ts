import { Chance } from '../../kernel/chance.ts';
import type { JobShop, Operation } from '../../tasks/read/jobShop.ts';

const rowsOf = (rows: readonly (readonly number[])[], machines: number): JobShop =>
  Object.freeze({
    machines,
    jobs: Object.freeze(
      rows.map((row) => {
        const job: Operation[] = [];
        for (let i = 0; i < row.length; i += 2)
          job.push(Object.freeze({ machine: row[i], duration: row[i + 1] }));
        return Object.freeze(job);
      }),
    ),
  });

/** Six jobs on six machines, pairs of machine and duration: Fisher & Thompson 1963 (in Muth & Thompson, Industrial Scheduling, page 225). */
export const ft06: JobShop = rowsOf(
  [
    [2, 1, 0, 3, 1, 6, 3, 7, 5, 3, 4, 6],
    [1, 8, 2, 5, 4, 10, 5, 10, 0, 10, 3, 4],
    [2, 5, 3, 4, 5, 8, 0, 9, 1, 1, 4, 7],
    [1, 5, 0, 5, 2, 5, 3, 3, 4, 8, 5, 9],
    [2, 9, 1, 3, 4, 5, 5, 4, 0, 3, 3, 1],
    [1, 3, 3, 3, 5, 9, 0, 10, 4, 4, 2, 1],
  ],
  6,
);

/** The least makespan of ft06: known by enumeration since Florian, Trépant & McMahon, Management Science 17(12), 1971. */
export const FT06_OPTIMUM = 55;

/** A shop in which each job visits every machine once in random order, durations 1 to 99: Taillard, EJOR 64, 1993, section 3. */
export function randomShop(jobs: number, machines: number, draw: number): JobShop {
  const chance = new Chance(draw, 'job shop');
  const rows: number[][] = [];
  for (let job = 0; job < jobs; job++) {
    const row: number[] = [];
    for (const machine of chance.sample(machines, machines)) row.push(machine, 1 + chance.below(99));
    rows.push(row);
  }
  return rowsOf(rows, machines);
}
