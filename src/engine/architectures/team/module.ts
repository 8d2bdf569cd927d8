import type { Params, ValuesOf } from '../../catalog/params.ts';
import type { Host } from '../../kernel/host.ts';
import { define, type Module } from '../../kernel/module.ts';
import type { Task } from '../../tasks/task.ts';
import { type Board, emptyBoard, isOpen, openWork, RECOVERING, type Report, type Work } from './board.ts';
import { accountOfTeam } from './account.ts';
import { close } from './close.ts';
import { fade } from './context.ts';
import { beyondBudget, beyondWords } from './cost.ts';
import { hasLivingHead, ELECTION, heardCommitted, isForlorn, missHead, nominate } from './election.ts';
import { inspectAgent } from './inspect.ts';
import { measureTeam, teamMetrics } from './measures.ts';
import { firstLiving } from './merge.ts';
import type { TeamValues, teamParams } from './params.ts';
import { observeTeam, teamChannels } from './observe.ts';
import { giveUp, isStuck, PATIENCE, patienceSeconds } from './patience.ts';
import { REMARK, RESULT, type Roles, type Team } from './roles.ts';
import { teamSentence } from './sentence.ts';
import { heardBelow, slotsFor, usesProtocol } from './talk.ts';
import { hearSocially, inspectSocial, measureSocial, observeSocial, socialChannels, socialMetrics, socialSentence } from './social.ts';
import { book, bookTokens, tick, useOfJob, useOfLiving } from './time.ts';
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
  roleOf: (host: Host, agent: number, values: ValuesOf<P> & TeamValues, board: Board) => number,
  roleNames: readonly string[],
): Module<P, Board> {
  type V = ValuesOf<P> & TeamValues;
  const hasHead = (team: Team<V>) => (roles.leaderless ? firstLiving(team.host) >= 0 : hasLivingHead(team));
  const settle = (team: Team<V>, work: Work) => {
    for (let i = 0; work.jobs === 0 && work.flying.size === 0 && team.board.works.has(work.task.serial); i++) {
      // Without a head the team waits until it is back, or patience ends.
      if (!hasHead(team)) return;
      if (i === QUIET_AT_MOST) close(team, work, 0);
      else roles.quiet(team, work);
    }
  };
  const admit = (team: Team<V>) => {
    const { board, host } = team;
    while (board.lineAt < board.line.length && !roles.waits?.(team)) {
      const work = openWork(host, nextInLine(board));
      board.works.set(work.task.serial, work);
      roles.begin(team, work);
      settle(team, work);
    }
  };
  const hear = (team: Team<V>, kind: number, sent: Report) => {
    const work = team.board.works.get(sent.serial);
    if (!work) return;
    const report = arrived(team, work, kind, sent);
    work.touchedAt = team.host.now;
    hearSocially(team, work, kind, report);
    if (!roles.gathers) takeOver(work, report);
    else if (kind <= REMARK) work.reports.push(report);
    roles.heard?.(team, work, report.to, kind, report);
    settle(team, work);
  };
  const watch = (board: Board, host: Host, values: V) => {
    if (board.watching || !isOpen(board)) return;
    board.watching = true;
    host.after(-1, PATIENCE, patienceSeconds(host, values));
  };
  const loseHope = (team: Team<V>) => {
    const { board, host, values } = team;
    board.watching = false;
    for (const work of [...board.works.values()]) {
      if (!isStuck(board, host, values, work)) continue;
      giveUp(board, host, work);
      if (hasHead(team)) settle(team, work);
      else if (isForlorn(team)) close(team, work, 0, 'crash');
    }
    if (firstLiving(host) < 0)
      while (board.lineAt < board.line.length && host.now - board.line[board.lineAt].arrivedAt >= patienceSeconds(host, values)) {
        const work = openWork(host, nextInLine(board));
        board.works.set(work.task.serial, work);
        close(team, work, 0, 'crash');
      }
    watch(board, host, values);
  };
  const module = {
    ...words,
    messages: [
      { id: 'assignment', label: 'Assignment', glyph: 'request' },
      { id: 'result', label: 'Result', glyph: 'payload' },
      { id: 'remark', label: 'Remark', glyph: 'vote' },
      { id: 'announcement', label: 'Announcement', glyph: 'request' },
      { id: 'bid', label: 'Bid', glyph: 'vote' },
    ],
    timers: ['turn', 'patience', 'election'],
    channels: [
      { id: 'role', label: 'Role', categories: roleNames },
      ...teamChannels,
      ...socialChannels,
    ],
    metrics: [...teamMetrics, ...socialMetrics],
    init(host: Host, values: V) {
      const board = emptyBoard(host);
      if (!roles.leaderless && usesProtocol(values)) board.head = -1;
      return board;
    },
    slots: slotsFor,
    begin(board: Board, host: Host, values: V) {
      if (!roles.leaderless && usesProtocol(values)) nominate({ board, host, values });
    },
    offered(board: Board, host: Host, values: V, task: Task) {
      const beyond = beyondBudget(host, values, task);
      if (beyond === null || board.offered === 0) board.beyond = beyond;
      board.offered += 1;
      board.line.push(task);
      tick(board, host.now);
      admit({ board, host, values });
      watch(board, host, values);
    },
    wake(board: Board, host: Host, values: V, agent: number, timer: number) {
      const team: Team<V> = { board, host, values };
      if (timer === PATIENCE) loseHope(team);
      if (timer === ELECTION) nominate(team);
      const job = timer === TURN ? board.current[agent] : null;
      if (job === null) return;
      const use = useOfJob(board, job);
      book(board, host, agent, use);
      bookTokens(board, agent, job.tokens, use);
      board.current[agent] = null;
      board.turnsTaken[agent] += job.turns;
      const work = board.works.get(job.serial);
      if (work) {
        const upshot: Upshot = job.deed === 'work' ? takeTurn(board, host, values, work, agent, job.step) : 'done';
        fade(board, host, values, work, agent);
        work.touchedAt = host.now;
        roles.finished(team, work, agent, job, upshot);
        work.jobs -= 1;
        settle(team, work);
      }
      startNext(team, agent);
      // Only who has become free can take a task from the line.
      if (board.current[agent] === null) admit(team);
    },
    receive(board: Board, host: Host, values: V, _to: number, _from: number, kind: number, id: number, payload: unknown) {
      const sent = payload as Report;
      // A copy, or one that had been given up, tells nothing.
      if (board.works.get(sent.serial)?.flying.delete(id)) hear({ board, host, values }, kind, sent);
      else host.redundant();
    },
    crash(board: Board, host: Host, values: V, agent: number) {
      book(board, host, agent, useOfLiving(board, agent));
      if (!roles.leaderless) missHead(board, host, values, agent);
    },
    learned(board: Board, host: Host, values: V, agent: number, slot: number) {
      const team: Team<V> = { board, host, values };
      const report = heardBelow(team, agent, slot);
      if (report) hear(team, RESULT, report);
    },
    committed(board: Board, host: Host, values: V, agent: number, _index: number, command: unknown) {
      const team: Team<V> = { board, host, values };
      if (heardCommitted(team, agent, command)) for (const work of [...board.works.values()]) settle(team, work);
    },
    /** A crash loses the turn being taken; its work is begun again on return. */
    restart(board: Board, host: Host, values: V, agent: number) {
      book(board, host, agent, RECOVERING);
      const job = board.current[agent];
      board.current[agent] = null;
      if (job) {
        board.queues[agent].unshift(job);
        bookTokens(board, agent, job.tokens, RECOVERING);
        const work = board.works.get(job.serial);
        if (work) work.tokens += job.tokens;
      }
      const team: Team<V> = { board, host, values };
      startNext(team, agent);
      admit(team);
      for (const work of [...board.works.values()]) settle(team, work);
    },
    observe(board: Board, host: Host, values: V, [role, ...others]: Float32Array[]) {
      for (let agent = 0; agent < host.n; agent++) role[agent] = roleOf(host, agent, values, board);
      observeTeam(board, host, others);
      observeSocial(board, host, others.slice(teamChannels.length));
    },
    measure(board: Board, host: Host, values: V, into: Float64Array) {
      measureTeam(board, host, values, into);
      measureSocial(board, host, into.subarray(teamMetrics.length));
    },
    account: (board: Board, host: Host) => accountOfTeam(board, host),
    inspect: (board: Board, host: Host, values: V, agent: number) => [
      ...inspectAgent(board, host, agent, roleNames[roleOf(host, agent, values, board)]),
      ...inspectSocial(board, host, agent),
    ],
    sentence: (board: Board, host: Host, values: V) =>
      beyondWords(host, values, board.beyond) || socialSentence(board, host, values) || teamSentence(board, host),
    verdict(board: Board, host: Host, values: V) {
      const text = beyondWords(host, values, board.beyond);
      return text === '' ? null : { state: 'failed', text };
    },
    paceSeconds: (values: V) => values.turnSeconds * 2,
  };
  return define(module as unknown as Module<P, Board>);
}

/** Takes the first task of the line. */
function nextInLine(board: Board): Task {
  const task = board.line[board.lineAt++];
  // What has been served is dropped now and then: a line is as long as what waits in it.
  if (board.lineAt * 2 > board.line.length + 64) {
    board.line.splice(0, board.lineAt);
    board.lineAt = 0;
  }
  return task;
}
