import { readWfCommons } from '../../engine/tasks/read/wfCommons.ts';
import { hasField, type Input } from './input.ts';
import { teamOn } from './team.ts';

/** One scientific workflow, which a team does again and again. */
export const workflow: Input = {
  id: 'wfcommons',
  label: 'a WfCommons workflow',
  means: ({ json }) => hasField(json, 'workflow'),
  scenario: ({ text, name }, present) => teamOn([readWfCommons(text)], name, present),
};
