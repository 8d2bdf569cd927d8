import type { InspectionRow } from '../../kernel/frame.ts';
import type { Host } from '../../kernel/host.ts';
import { type Board, USES, type Work } from './board.ts';
import { carried } from './desk.ts';
import type { Flaw } from './flaw.ts';
import { flawWords, listed } from './marks.ts';
import { addTime, useOf } from './time.ts';

/** Open tasks and errors told of at most. */
const TASKS_AT_MOST = 5;
const ERRORS_AT_MOST = 8;

/** What an agent of a team is about, in words. */
export function inspectAgent(board: Board, host: Host, agent: number, role: string): InspectionRow[] {
  const row = (label: string, value: string): InspectionRow => ({ group: 'Team', label, value });
  const job = board.current[agent];
  const { traits } = host;
  const skills = Array.from({ length: traits.skills }, (_, kind) => traits.skill[agent * traits.skills + kind].toFixed(2));
  const own = [...board.works.values()].filter((work) => work.desks.has(agent));
  return [
    row('Role', role),
    row('Doing', job === null ? 'nothing' : `${job.deed}${job.step < 0 ? '' : ` on step ${job.step + 1}`} of task ${job.serial + 1}`),
    row('Turns taken', String(board.turnsTaken[agent])),
    row('Turns waiting', String(board.queues[agent].length)),
    row('Skill', skills.join(', ')),
    row('Speed', traits.speed[agent].toFixed(2)),
    ...own.slice(0, TASKS_AT_MOST).flatMap((work) => contextRows(work, host, agent)),
    ...traceRows(board),
    ...bandRows(board, host, agent),
  ];
}

/** What the agent carries of a task, what it has lost, and the errors it has had a hand in. */
function contextRows(work: Work, host: Host, agent: number): InspectionRow[] {
  const group = `Context of task ${work.task.serial + 1}`;
  const row = (label: string, value: string): InspectionRow => ({ group, label, value });
  const desk = work.desks.get(agent);
  if (!desk) return [];
  const steps = (some: readonly number[]) => (some.length === 0 ? 'none' : some.map((step) => step + 1).join(', '));
  const rows = [
    row('Carries results of steps, oldest first', steps(desk.order)),
    row('Room filled', `${carried(work, agent).toFixed(1)} of ${host.traits.memory[agent]}, of it messages ${desk.talk.toFixed(1)}`),
    row('Forgotten', steps(desk.forgotten)),
    row('Came without what matters', steps(desk.omitted)),
  ];
  const errors = work.flaws.filter(({ origin, spreaders }) => origin === agent || spreaders.includes(agent));
  for (const flaw of errors.slice(0, ERRORS_AT_MOST)) rows.push(errorRow(group, flaw));
  return rows;
}

const errorRow = (group: string, flaw: Flaw): InspectionRow => ({
  group,
  label: `Error at ${flaw.bornAt.toFixed(1)} s`,
  value: flawWords(flaw),
});

/** Origin, spreaders and stopper of the error behind the last wrong answer, and the task's other errors. */
function traceRows({ trace }: Board): InspectionRow[] {
  if (!trace) return [];
  const group = 'Last wrong answer';
  const row = (label: string, value: string): InspectionRow => ({ group, label, value });
  const root = trace.flaws[trace.root];
  const others = trace.flaws.filter((_, i) => i !== trace.root);
  return [
    row('Task', `${trace.serial + 1}, answered at ${trace.time.toFixed(1)} s`),
    row('Error', `${root.kind.replace('-', ' ')} at step ${root.step + 1}`),
    row('Origin', `agent ${root.origin} at ${root.bornAt.toFixed(1)} s`),
    row('Taken over by', root.spreaders.length === 0 ? 'nobody' : `${listed(root.spreaders)}, in this order`),
    row('Stopped by', root.stopper < 0 ? 'nobody' : `agent ${root.stopper}, but not everywhere`),
    ...others.slice(0, ERRORS_AT_MOST).map((flaw) => errorRow(group, flaw)),
  ];
}

/** Where the agent's time and tokens went. */
function bandRows(board: Board, host: Host, agent: number): InspectionRow[] {
  const first = agent * USES.length;
  const seconds = board.spent.slice(first, first + USES.length);
  addTime(board, host.now, agent, useOf(board, host, agent), seconds, 0);
  return [
    ...USES.map((use, i) => ({ group: 'Time', label: use, value: `${seconds[i].toFixed(1)} s` })),
    ...USES.map((use, i) => ({ group: 'Tokens', label: use, value: board.tokensSpent[first + i].toFixed(0) })),
  ];
}
