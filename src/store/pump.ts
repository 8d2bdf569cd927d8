import type { Request } from '../worker/laboratory.ts';
import { stampActs } from './branches.ts';
import type { Act } from './choices.ts';
import type { Clock } from './clock.ts';
import { createFilm } from './film.ts';
import type { createFollower } from './follow.ts';
import type { Stores } from './index.ts';
import type { Line } from './line.ts';
import type { createOpener } from './opener.ts';
import { activeBranch } from './run.ts';

/** Longest silence of a thread that works in slices of milliseconds. */
const silenceMs = 2_000;
/** The engine answers after this long with what it has. */
const budgetMs = 24;
const messagesAtMost = 60_000;
/** A dragged slider's live changes are told this often. */
const liveEveryMs = 100;

export type Goal = Request['to'];

interface Surroundings {
  line: Line;
  follower: ReturnType<typeof createFollower>;
  opener: ReturnType<typeof createOpener>;
  stores: Stores;
  clock: Clock;
  /** A goal has been reached. */
  arrived: () => void;
  failed: (error: unknown) => Promise<void>;
}

/** Asks for one frame after the other, never two at once: a slow engine slows the film and is never flooded. */
export function createPump({ line, follower, opener, stores, clock, arrived, failed }: Surroundings) {
  const { run, frames } = stores;
  const film = createFilm(clock);
  let goal: Goal | null = null;
  let asking = false;
  let acts: readonly Act[] = [];
  let commandsTold = true;
  let arrivals = false;
  let handle: number | null = null;
  let liveAt = Number.NEGATIVE_INFINITY;

  const now = (): number => frames.current?.time ?? 0;

  const wake = (): void => {
    if (handle !== null) return;
    handle = clock.nextFrame(() => {
      handle = null;
      pump();
    });
  };

  /** Live changes wait a little so that a drag is not a hundred commands; other acts never wait. */
  const actsDue = (): boolean => {
    if (acts.length === 0) return false;
    const onlyLive = acts.every((act) => act.do === 'set');
    return !onlyLive || !run.getState().playing || clock.nowMs() - liveAt >= liveEveryMs;
  };

  function pump(): void {
    const { status, playing, speed, info } = run.getState();
    if (status !== 'ready' || !info || asking || opener.busy) return;
    if (actsDue()) {
      follower.settle();
      stampActs(stores, acts, now());
      acts = [];
      liveAt = clock.nowMs();
      commandsTold = false;
    }
    if (goal !== null) return void ask(goal, true);
    if (playing) {
      const stride = film.stride(info.paceSeconds * speed);
      const end = info.endSeconds ?? Number.POSITIVE_INFINITY;
      if (now() < end) return void ask(Math.min(end, now() + stride), false);
      run.setState({ playing: false });
    }
    if (!commandsTold) void ask(now(), false);
  }

  async function ask(to: Goal, isGoal: boolean): Promise<void> {
    const { generation } = opener;
    const commands = commandsTold ? null : [...activeBranch(run.getState()).commands];
    commandsTold = true;
    asking = true;
    try {
      const want = { arrivals, digest: false, messagesAtMost };
      const reply = await line.ask(silenceMs, (laboratory) =>
        laboratory.go({ to, commands, want, budgetMs }),
      );
      if (generation !== opener.generation) return;
      const before = now();
      const { playing, info, speed, reachable } = run.getState();
      const share = isGoal ? 1 : film.reached(reply.frame.time - before, (info?.paceSeconds ?? 1) * speed);
      if (reachable.join() !== reply.reachable.join()) run.setState({ reachable: reply.reachable });
      follower.took(reply, clock.nowMs(), isGoal || !playing);
      if (Math.abs(share - run.getState().reached) > 0.04) run.setState({ reached: share });
      if (isGoal && goal === to && reply.arrived) {
        goal = null;
        film.pause();
        arrived();
      }
    } catch (error) {
      if (generation !== opener.generation) return;
      if (commands) commandsTold = false;
      goal = null;
      await failed(error);
    } finally {
      asking = false;
      if (goal !== null) pump();
      else if (run.getState().playing || acts.length > 0 || !commandsTold) wake();
    }
  }

  return {
    wake,
    /** Simulated time on screen. */
    now,
    get goal() {
      return goal;
    },
    /** Acts not yet stamped. */
    get acts() {
      return acts;
    },
    /** Goes there before anything else; the latest goal wins. */
    go(to: Goal): void {
      goal = to;
      run.setState({
        seeking: typeof to === 'number' ? to : to === 'note' ? Number.POSITIVE_INFINITY : null,
      });
      pump();
    },
    /** Stops on the way to a note that may never come; other goals are reached. */
    stopSearching(): void {
      if (goal === 'note') goal = null;
    },
    /** Time runs on from here, or stands: what passed meanwhile does not count. */
    resetFilm: () => film.pause(),
    act(act: Act): void {
      const last = acts.at(-1);
      const turnsOn = act.do === 'set' && last?.do === 'set' && last.path === act.path;
      acts = [...(turnsOn ? acts.slice(0, -1) : acts), act];
      pump();
      if (acts.length > 0) wake();
    },
    /** The list of commands is another: tell all of it. */
    retell(): void {
      commandsTold = false;
    },
    /** Forgets what was asked of a world that is going. */
    clear(): void {
      goal = null;
      acts = [];
      commandsTold = true;
    },
    wantArrivals(wanted: boolean): void {
      arrivals = wanted;
    },
    close(): void {
      if (handle !== null) clock.cancelFrame(handle);
    },
  };
}
