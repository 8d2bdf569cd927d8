import { choice, integer, number, text, type ValuesOf } from '../../catalog/params.ts';
import { readJobShop } from '../../tasks/read/jobShop.ts';

export const params = {
  shop: choice({
    label: 'Shop',
    help: 'Which jobs are to be done on which machines.',
    default: 'ft06',
    options: [
      { value: 'ft06', label: 'ft06: six jobs, six machines' },
      { value: 'random', label: 'Drawn at random' },
      { value: 'file', label: 'From a file', help: 'One that you open or write.' },
    ],
  }),
  jobs: integer({
    label: 'Jobs',
    help: 'Jobs of the random shop.',
    default: 10,
    min: 1,
    max: 100,
    when: { key: 'shop', is: ['random'] },
  }),
  machines: integer({
    label: 'Machines',
    help: 'Machines of the random shop; each job visits all of them.',
    default: 6,
    min: 1,
    max: 100,
    when: { key: 'shop', is: ['random'] },
  }),
  draw: integer({
    label: 'Number of the draw',
    help: 'Another number is another random shop; the seed of the run has no part in it.',
    default: 1,
    min: 0,
    max: 1e6,
    when: { key: 'shop', is: ['random'] },
  }),
  instance: text({
    label: 'Shop from a file',
    help: 'In the standard form: numbers of jobs and machines, then a line a job with pairs of machine and duration.',
    default: '2 2\n0 3 1 2\n1 4 0 1\n',
    maxLength: 200_000,
    placeholder: '2 2\n0 3 1 2\n1 4 0 1',
    check: (words) => {
      try {
        readJobShop(words);
        return null;
      } catch (error) {
        return error instanceof RangeError ? error.message : String(error);
      }
    },
    when: { key: 'shop', is: ['file'] },
  }),
  optimum: number({
    label: 'Known optimum of the file',
    help: 'The least makespan known for the shop from the file; 0 is unknown, and a lower bound is shown.',
    default: 0,
    min: 0,
    max: 1e12,
    when: { key: 'shop', is: ['file'] },
  }),
  rule: choice({
    label: 'Machines take',
    help: 'How a free machine chooses among the operations that wait for it.',
    default: 'most-work-left',
    options: [
      { value: 'first', label: 'Who came first (FIFO)' },
      { value: 'shortest', label: 'The shortest operation (SPT)' },
      { value: 'longest', label: 'The longest operation (LPT)' },
      { value: 'most-work-left', label: 'The job with most work left (MWKR)' },
      {
        value: 'least-next',
        label: 'Who goes on to the emptiest machine',
        help: 'Machines tell each other how much work waits at them (WINQ).',
      },
      {
        value: 'plan',
        label: 'What a central plan says next',
        help: 'Made beforehand by simulated annealing; a machine waits for the job its plan names.',
      },
    ],
  }),
  moves: integer({
    label: 'Moves of the planner',
    help: 'Changes that the planner tries before it settles on a plan.',
    default: 50_000,
    min: 1,
    max: 200_000,
    scale: 'log',
    when: { key: 'rule', is: ['plan'] },
  }),
  transport: choice({
    label: 'Pieces travel',
    help: 'How a job gets from one machine to the next.',
    default: 'network',
    options: [
      { value: 'network', label: 'Over the network' },
      { value: 'at-once', label: 'In no time' },
    ],
  }),
  unitSeconds: number({
    label: 'Unit of duration',
    help: 'Simulated seconds of one unit of duration.',
    default: 10,
    min: 0.001,
    max: 100_000,
    scale: 'log',
    unit: 's',
  }),
};

export type Values = ValuesOf<typeof params>;
