import type { InspectionRow } from '../../kernel/frame.ts';
import type { Host } from '../../kernel/host.ts';
import { type Board, carried, USES } from './board.ts';

/** What an agent of a team is about, in words. */
export function inspectAgent(board: Board, host: Host, agent: number, role: string): InspectionRow[] {
  const row = (label: string, value: string): InspectionRow => ({ group: 'Team', label, value });
  const job = board.current[agent];
  const { traits } = host;
  const skills = Array.from({ length: traits.skills }, (_, kind) => traits.skill[agent * traits.skills + kind].toFixed(2));
  const rows = [
    row('Role', role),
    row('Doing', job === null ? 'nothing' : `${job.deed}${job.step < 0 ? '' : ` on step ${job.step + 1}`} of task ${job.serial + 1}`),
    row('Turns taken', String(board.turnsTaken[agent])),
    row('Turns waiting', String(board.queues[agent].length)),
    row('Skill', skills.join(', ')),
    row('Speed', traits.speed[agent].toFixed(2)),
  ];
  for (const work of board.works.values()) rows.push(row(`Results of task ${work.task.serial + 1}`, String(carried(work, agent))));
  USES.forEach((use, i) => {
    rows.push({ group: 'Time', label: use, value: `${board.spent[agent * USES.length + i].toFixed(1)} s` });
  });
  return rows;
}
