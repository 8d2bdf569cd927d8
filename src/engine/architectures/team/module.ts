import type { Params, ValuesOf } from '../../catalog/params.ts';
import type { Host } from '../../kernel/host.ts';
import { define, type Module } from '../../kernel/module.ts';
import { type Board, emptyBoard, openWork, type Report, USES, type Work } from './board.ts';
import { inspectAgent } from './inspect.ts';
import { measureTeam, teamMetrics } from './measures.ts';
import type { TeamValues, teamParams } from './params.ts';
import { type Roles, type Team } from './roles.ts';
import { takeTurn, type Upshot } from './turn.ts';
import { book, close, startNext, takeOver, TURN } from './work.ts';

/** Rounds of "nothing is under way" after which a task is closed as it is: an architecture that only waits would wait for ever. */
const QUIET_AT_MOST = 1000;

interface Words<P extends Params> {
  id: string;
  label: string;
  summary: string;
  source: string;
  params: P;
}

/** A coordination architecture from its roles: queues, turns, messages, budget and measures are the same for all. */
export function teamOf<P extends typeof teamParams>(
  words: Words<P>,
  roles: Roles<ValuesOf<P> & TeamValues>,
  roleOf: (host: Host, agent: number, values: ValuesOf<P> & TeamValues) => number,
  roleNames: readonly string[],
): Module<P, Board> {
  type V = ValuesOf<P> & TeamValues;
  const settle = (team: Team<V>, work: Work) => {
    for (let i = 0; work.pending === 0 && team.board.works.has(work.task.serial); i++) {
      if (i === QUIET_AT_MOST) close(team, work, 0);
      else roles.quiet(team, work);
    }
  };
  const module = {
    ...words,
    messages: [
      { id: 'assignment', label: 'Assignment', glyph: 'request' },
      { id: 'result', label: 'Result', glyph: 'payload' },
      { id: 'remark', label: 'Remark', glyph: 'vote' },
    ],
    timers: ['turn'],
    channels: [
      { id: 'role', label: 'Role', categories: roleNames },
      { id: 'busy', label: 'Doing', categories: ['nothing', 'work', 'check', 'plan', 'merge', 'talk'] },
      { id: 'turns-taken', label: 'Turns taken' },
      { id: 'queue', label: 'Turns waiting' },
    ],
    metrics: teamMetrics,
    init: (host: Host) => emptyBoard(host),
    offered(board: Board, host: Host, values: V, task: Work['task']) {
      for (let agent = 0; agent < host.n; agent++) book(board, host, agent);
      const work = openWork(host, task);
      board.works.set(task.serial, work);
      roles.begin({ board, host, values }, work);
      settle({ board, host, values }, work);
    },
    wake(board: Board, host: Host, values: V, agent: number, timer: number) {
      if (timer !== TURN) return;
      const job = board.current[agent];
      if (job === null) return;
      book(board, host, agent);
      board.current[agent] = null;
      board.turnsTaken[agent] += 1;
      const team: Team<V> = { board, host, values };
      const work = board.works.get(job.serial);
      if (work) {
        const upshot: Upshot = job.deed === 'work' ? takeTurn(board, host, values, work, agent, job.step) : 'done';
        roles.finished(team, work, agent, job, upshot);
        work.pending -= 1;
        settle(team, work);
      }
      startNext(team, agent);
    },
    receive(board: Board, host: Host, values: V, to: number, _from: number, kind: number, serial: number, payload: unknown) {
      const work = board.works.get(serial);
      if (!work) return;
      const team: Team<V> = { board, host, values };
      const report = payload as Report;
      takeOver(team, work, to, kind, report);
      roles.heard(team, work, to, kind, report);
      work.pending -= 1;
      settle(team, work);
    },
    /** A crash loses the turn being taken; its work is begun again on return. */
    restart(board: Board, host: Host, values: V, agent: number) {
      const job = board.current[agent];
      board.current[agent] = null;
      if (job) board.queues[agent].unshift(job);
      startNext({ board, host, values }, agent);
    },
    observe(board: Board, host: Host, values: V, [role, busy, taken, queue]: Float32Array[]) {
      const deeds = ['work', 'check', 'plan', 'merge', 'talk'];
      for (let agent = 0; agent < host.n; agent++) {
        role[agent] = roleOf(host, agent, values);
        const job = board.current[agent];
        busy[agent] = job === null ? 0 : 1 + deeds.indexOf(job.deed);
        taken[agent] = board.turnsTaken[agent];
        queue[agent] = board.queues[agent].length;
      }
    },
    measure: (board: Board, host: Host, _values: V, into: Float64Array) => measureTeam(board, host, into),
    inspect: (board: Board, host: Host, values: V, agent: number) =>
      inspectAgent(board, host, agent, roleNames[roleOf(host, agent, values)]),
    paceSeconds: (values: V) => values.turnSeconds * 2,
  };
  return define(module as unknown as Module<P, Board>);
}

export { USES };
