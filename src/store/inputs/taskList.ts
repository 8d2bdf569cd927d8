import { readTaskList } from '../../engine/tasks/read/taskList.ts';
import { hasField, type Input } from './input.ts';
import { teamOn } from './team.ts';

/** Tasks as the project writes them itself. */
export const taskList: Input = {
  id: 'tasks',
  label: 'a list of tasks',
  means: ({ json }) => hasField(json, 'tasks'),
  scenario: ({ text, name }, present) => teamOn(readTaskList(text), name, present),
};
