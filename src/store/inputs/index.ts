import { dataset } from './dataset.ts';
import type { Input } from './input.ts';
import { jobShop } from './jobShop.ts';
import { planCraft } from './planCraft.ts';
import { taskList } from './taskList.ts';
import { workflow } from './workflow.ts';

/** All layouts of real inputs, asked in this order; what none of them means is taken for a recording. */
export const inputs: readonly Input[] = [taskList, planCraft, workflow, jobShop, dataset];
