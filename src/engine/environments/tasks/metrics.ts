import type { MetricInfo } from '../../kernel/frame.ts';

/** Of answered tasks: before the first there is nothing to divide by. */
const ofAnswers = { once: 'answered-tasks' };

/** What a stream of tasks is measured by, whoever works on it. */
export const metrics: readonly MetricInfo[] = [
  { id: 'success', label: 'Success', unit: '%', help: 'Share of answered tasks whose answer is right and in time.', primary: true, ...ofAnswers },
  { id: 'answered-tasks', label: 'Tasks answered', unit: '', help: 'Tasks handed in, right or wrong.' },
  { id: 'open', label: 'Tasks open', unit: '', help: 'Tasks that have arrived and are not answered.', primary: true },
  { id: 'turns', label: 'Turns a task', unit: '', help: 'Mean turns spent on an answered task.', primary: true, ...ofAnswers },
  { id: 'tokens', label: 'Tokens a task', unit: '', help: 'Mean tokens spent on an answered task.', ...ofAnswers },
  { id: 'seconds', label: 'Time a task', unit: 's', help: 'Mean time from arrival to answer.', ...ofAnswers },
  { id: 'partial', label: 'Steps right', unit: '%', help: 'Mean share of steps that are right in an answered task.', ...ofAnswers },
  {
    id: 'per-tokens',
    label: 'Successes per 1,000 tokens',
    unit: '',
    help: 'Right answers × 1,000 / tokens spent on answered tasks (arXiv:2512.08296, section 4.4).',
    ...ofAnswers,
  },
  { id: 'late', label: 'Answers late', unit: '%', help: 'Share of answered tasks whose answer came after the deadline.', ...ofAnswers },
  { id: 'value', label: 'Value earned', unit: '', help: 'Sum of the values of tasks answered right and in time; a task is worth 1 on average.' },
  { id: 'value-share', label: 'Share of value earned', unit: '%', help: 'Value earned over the value of all answered tasks.', ...ofAnswers },
  {
    id: 'complexity',
    label: 'Complexity of the tasks',
    unit: '',
    help: 'Mean of depth, coupling and uncertainty, each from 0 to 1, over the first 32 tasks: the same through a run. Dimensions after Wood 1986.',
  },
  {
    id: 'complexity-depth',
    label: 'Complexity: depth',
    unit: '',
    help: '(m − 1)/(steps − 1) with m steps on the longest chain: 0 is all apart, 1 one chain (serial indicator, Vanhoucke et al. 2008).',
  },
  {
    id: 'complexity-coupling',
    label: 'Complexity: coupling',
    unit: '',
    help: 'Share of all pairs of steps of which one must wait for the other, directly or not (order strength, Mastor 1970).',
  },
  {
    id: 'complexity-uncertainty',
    label: 'Complexity: uncertainty',
    unit: 'bit',
    help: 'Mean of two entropies: of a step’s success by an agent of mean skill, and of the task’s meaning (ambiguity).',
  },
];
