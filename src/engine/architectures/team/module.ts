import type { Params, ValuesOf } from '../../catalog/params.ts';
import type { Host } from '../../kernel/host.ts';
import { define, type Module } from '../../kernel/module.ts';
import { type Board, emptyBoard, NOTHING, openWork, RECOVERING, type Report, type Work, WRONG } from './board.ts';
import { close } from './close.ts';
import { inspectAgent } from './inspect.ts';
import { measureTeam, teamMetrics } from './measures.ts';
import { living } from './merge.ts';
import type { TeamValues, teamParams } from './params.ts';
import { giveUp, isStuck, PATIENCE, patienceSeconds } from './patience.ts';
import type { Roles, Team } from './roles.ts';
import { teamSentence } from './sentence.ts';
import { book, useOfLiving } from './time.ts';
import { takeTurn, type Upshot } from './turn.ts';
import { arrived, startNext, TURN, takeOver } from './work.ts';

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
  const hasHead = ({ host }: Team<V>) => host.alive[0] === 1 || (roles.leaderless === true && living(host).length > 0);
  const settle = (team: Team<V>, work: Work) => {
    for (let i = 0; work.jobs === 0 && work.flying.size === 0 && team.board.works.has(work.task.serial); i++) {
      // Without a head the team waits until it is back, or patience ends.
      if (!hasHead(team) || roles.waits?.(team, work)) return;
      if (i === QUIET_AT_MOST) close(team, work, 0);
      else roles.quiet(team, work);
    }
  };
  const watch = (board: Board, host: Host, values: V) => {
    if (board.watching || board.works.size === 0) return;
    board.watching = true;
    host.after(-1, PATIENCE, patienceSeconds(host, values));
  };
  const loseHope = (team: Team<V>) => {
    const { board, host, values } = team;
    board.watching = false;
    for (const work of [...board.works.values()]) {
      if (roles.waits?.(team, work) && living(host).length > 0) continue;
      if (!isStuck(board, host, values, work)) continue;
      giveUp(board, host, work);
      if (hasHead(team)) settle(team, work);
      else close(team, work, 0, 'crash');
    }
    watch(board, host, values);
  };
  const module = {
    ...words,
    messages: [
      { id: 'assignment', label: 'Assignment', glyph: 'request' },
      { id: 'result', label: 'Result', glyph: 'payload' },
      { id: 'remark', label: 'Remark', glyph: 'vote' },
    ],
    timers: ['turn', 'patience'],
    channels: [
      { id: 'role', label: 'Role', categories: roleNames },
      { id: 'busy', label: 'Doing', categories: ['nothing', ...DEEDS] },
      { id: 'turns-taken', label: 'Turns taken' },
      { id: 'queue', label: 'Turns waiting' },
      { id: 'tainted', label: 'Share of results that are wrong', domain: [0, 1] },
    ],
    metrics: teamMetrics,
    init: (host: Host) => emptyBoard(host),
    offered(board: Board, host: Host, values: V, task: Work['task']) {
      if (board.works.size === 0) for (let agent = 0; agent < host.n; agent++) book(board, host, agent);
      const work = openWork(host, task);
      board.works.set(task.serial, work);
      roles.begin({ board, host, values }, work);
      settle({ board, host, values }, work);
      watch(board, host, values);
    },
    wake(board: Board, host: Host, values: V, agent: number, timer: number) {
      const team: Team<V> = { board, host, values };
      if (timer === PATIENCE) loseHope(team);
      const job = timer === TURN ? board.current[agent] : null;
      if (job === null) return;
      book(board, host, agent);
      board.current[agent] = null;
      board.turnsTaken[agent] += 1;
      const work = board.works.get(job.serial);
      if (work) {
        const upshot: Upshot = job.deed === 'work' ? takeTurn(board, host, values, work, agent, job.step) : 'done';
        work.touchedAt = host.now;
        roles.finished(team, work, agent, job, upshot);
        work.jobs -= 1;
        settle(team, work);
      }
      startNext(team, agent);
      if (board.current[agent] === null) roles.free?.(team, agent);
    },
    receive(board: Board, host: Host, values: V, _to: number, _from: number, kind: number, id: number, payload: unknown) {
      const sent = payload as Report;
      const work = board.works.get(sent.serial);
      // A copy, or one that had been given up, tells nothing.
      if (!work?.flying.delete(id)) {
        host.redundant();
        return;
      }
      const team: Team<V> = { board, host, values };
      const report = arrived(team, work, kind, sent);
      work.touchedAt = host.now;
      if (roles.gathers) work.reports.push(report);
      else takeOver(work, report);
      roles.heard?.(team, work, report.to, kind, report);
      settle(team, work);
    },
    crash: (board: Board, host: Host, _values: V, agent: number) => book(board, host, agent, useOfLiving(board, agent)),
    /** A crash loses the turn being taken; its work is begun again on return. */
    restart(board: Board, host: Host, values: V, agent: number) {
      book(board, host, agent, RECOVERING);
      const job = board.current[agent];
      board.current[agent] = null;
      if (job) board.queues[agent].unshift(job);
      const team: Team<V> = { board, host, values };
      startNext(team, agent);
      if (board.current[agent] === null) roles.free?.(team, agent);
      for (const work of [...board.works.values()]) settle(team, work);
    },
    observe(board: Board, host: Host, values: V, [role, busy, taken, queue, tainted]: Float32Array[]) {
      for (let agent = 0; agent < host.n; agent++) {
        role[agent] = roleOf(host, agent, values);
        const job = board.current[agent];
        busy[agent] = job === null ? 0 : 1 + DEEDS.indexOf(job.deed);
        taken[agent] = board.turnsTaken[agent];
        queue[agent] = board.queues[agent].length;
        tainted[agent] = taint(board, agent);
      }
    },
    measure: (board: Board, host: Host, _values: V, into: Float64Array) => measureTeam(board, host, into),
    inspect: (board: Board, host: Host, values: V, agent: number) =>
      inspectAgent(board, host, agent, roleNames[roleOf(host, agent, values)]),
    sentence: (board: Board, host: Host) => teamSentence(board, host),
    paceSeconds: (values: V) => values.turnSeconds * 2,
  };
  return define(module as unknown as Module<P, Board>);
}

const DEEDS = ['work', 'check', 'plan', 'merge', 'talk'];

/** Share of the results an agent holds that are wrong: how far errors have got into its belief. */
function taint(board: Board, agent: number): number {
  let held = 0;
  let wrong = 0;
  for (const work of board.works.values()) {
    const steps = work.task.steps.length;
    for (let at = agent * steps; at < (agent + 1) * steps; at++) {
      held += work.held[at] === NOTHING ? 0 : 1;
      wrong += work.held[at] === WRONG ? 1 : 0;
    }
  }
  return held === 0 ? 0 : wrong / held;
}
