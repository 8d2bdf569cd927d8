import type { Request } from '../worker/laboratory.ts';
import { stampActs, sharedUntil } from './branches.ts';
import { type Act, edit, oppositeOf, recordAct, redo, showOnDials, type Step, undo } from './choices.ts';
import { type Clock, realClock } from './clock.ts';
import type { Controller } from './controller.ts';
import { differenceOf, effectiveAt } from './difference.ts';
import { createFilm } from './film.ts';
import { createFollower } from './follow.ts';
import type { Stores } from './index.ts';
import { type Connect, createLine, Silence } from './line.ts';
import { createOpener } from './opener.ts';
import { problemOf } from './problem.ts';
import type { ScenarioRules } from './rules.ts';
import { activeBranch } from './run.ts';

/** Longest silence of a thread that works in slices of milliseconds. */
const silenceMs = 2_000;
/** The engine answers after this long with what it has. */
const budgetMs = 24;
const messagesAtMost = 60_000;
/** A dragged slider's live changes are told this often. */
const liveEveryMs = 100;
/** A change that needs a restart waits for the hand to pause. */
const restartAfterMs = 150;
/** Changes of one control closer than this belong to one drag, whose ghost stays. */
const oneDragMs = 1_500;

type Goal = Request['to'];

/** Everything the page asks of the engine goes through here, one request at a time. */
export function createController(
  connect: Connect,
  stores: Stores,
  rules: ScenarioRules,
  clock: Clock = realClock,
): Controller {
  const { run, choices, histories, frames } = stores;
  const line = createLine(connect);
  const follower = createFollower(stores);
  const opener = createOpener(line, follower, stores);
  const film = createFilm(clock);

  let goal: Goal | null = null;
  let asking = false;
  let acts: Act[] = [];
  let commandsTold = true;
  let arrivalsWanted = false;
  let handle: number | null = null;
  let liveAt = Number.NEGATIVE_INFINITY;
  let restartTimer: ReturnType<typeof setTimeout> | undefined;
  let lastChange = { key: '', at: Number.NEGATIVE_INFINITY };
  let lastSilenceAt = Number.NEGATIVE_INFINITY;

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
      stampActs(run, histories, acts, now());
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
      const want = { arrivals: arrivalsWanted, digest: false, messagesAtMost };
      const reply = await line.ask(silenceMs, (laboratory) => laboratory.go({ to, commands, want, budgetMs }));
      if (generation !== opener.generation) return;
      const before = now();
      const { playing, info, speed } = run.getState();
      const reached = isGoal ? 1 : film.reached(reply.frame.time - before, (info?.paceSeconds ?? 1) * speed);
      run.getState().reachable.join() !== reply.reachable.join() && run.setState({ reachable: reply.reachable });
      follower.took(reply.frame, clock.nowMs(), isGoal || !playing);
      if (Math.abs(reached - run.getState().reached) > 0.04) run.setState({ reached });
      if (isGoal && goal === to && reply.arrived) arrive();
      endFilm();
    } catch (error) {
      if (generation !== opener.generation) return;
      if (commands) commandsTold = false;
      await stumble(error);
    } finally {
      asking = false;
      if (goal !== null) pump();
      else if (run.getState().playing || acts.length > 0 || !commandsTold) wake();
    }
  }

  /** A goal is reached: the dials read what they read at that time. */
  function arrive(): void {
    goal = null;
    const { scenario } = run.getState();
    run.setState({ seeking: null });
    film.pause();
    if (!scenario || acts.length > 0) return;
    const effective = effectiveAt(scenario, activeBranch(run.getState()).commands, now());
    const shown = rules.complete(choices.getState().scenario);
    if (differenceOf(shown, effective).parameters.length > 0) showOnDials(choices, effective);
  }

  /** The film stops once when the world comes to an end that more time cannot change. */
  function endFilm(): void {
    const { verdict, playing } = run.getState();
    if (!playing || !verdict) return;
    const ended = verdict.state === 'violated' || verdict.state === 'failed' || verdict.state === 'done';
    if (ended && verdict.time > film.startedAt) pause();
  }

  async function stumble(error: unknown): Promise<void> {
    goal = null;
    run.setState({ playing: false, seeking: null, reached: 1 });
    if (!(error instanceof Silence)) {
      run.setState({ problem: problemOf(error, run.getState(), 'stopped') });
      return;
    }
    const again = clock.nowMs() - lastSilenceAt < 10_000;
    lastSilenceAt = clock.nowMs();
    run.setState({ problem: problemOf(error, run.getState(), again ? 'stopped' : 'resumed') });
    if (again) run.setState({ status: 'failed' });
    else await comeBack();
  }

  /** The thread is new: build the same world and go to the last good time. */
  async function comeBack(): Promise<void> {
    const time = now();
    if (!(await opener.reopen())) return;
    commandsTold = true;
    if (time > 0) setGoal(time);
  }

  function setGoal(to: Goal): void {
    goal = to;
    run.setState({ seeking: typeof to === 'number' ? to : to === 'note' ? Number.POSITIVE_INFINITY : null });
    pump();
  }

  function pause(): void {
    if (goal === 'note') goal = null;
    film.pause();
    follower.settle();
    run.setState({ playing: false, seeking: null, reached: 1 });
  }

  function step(to: Goal): void {
    if (run.getState().status !== 'ready') return;
    pause();
    setGoal(to);
  }

  function play(): void {
    const { status, info } = run.getState();
    if (status !== 'ready') return;
    const atEnd = info?.endSeconds != null && now() >= info.endSeconds;
    film.begin(now());
    run.setState({ playing: true });
    if (atEnd) setGoal(0);
    wake();
  }

  function queue(act: Act): void {
    const last = acts.at(-1);
    if (act.do === 'set' && last?.do === 'set' && last.path === act.path) acts = acts.slice(0, -1);
    acts = [...acts, act];
    pump();
    if (acts.length > 0) wake();
  }

  function open(ghost: 'replace' | 'stay', playing = run.getState().playing): void {
    clearTimeout(restartTimer);
    restartTimer = undefined;
    acts = [];
    goal = null;
    commandsTold = true;
    const scenario = choices.getState().scenario;
    void opener.open(scenario, { ghost, play: playing, time: 0, commands: [] }).then(goOn);
  }

  /** The film stood still while the opener was busy; one that was refused goes on where it was. */
  function goOn(): void {
    if (run.getState().playing) play();
  }

  /** Makes the world follow the dials. */
  function follow(key: string): void {
    const { scenario } = run.getState();
    const after = choices.getState().scenario;
    const goesOn = key === lastChange.key && clock.nowMs() - lastChange.at < oneDragMs;
    lastChange = { key, at: clock.nowMs() };
    const restart = (): void => {
      clearTimeout(restartTimer);
      restartTimer = setTimeout(() => open(goesOn ? 'stay' : 'replace', run.getState().playing), restartAfterMs);
    };
    if (!scenario || restartTimer !== undefined || opener.busy) return restart();
    let before = effectiveAt(scenario, activeBranch(run.getState()).commands, now());
    before = effectiveAt(before, acts.map((act) => ({ ...act, time: 0 })), 0);
    const { structural, parameters } = differenceOf(before, rules.complete(after));
    if (structural || parameters.some(({ path }) => !rules.isLive(after, path))) return restart();
    for (const { path, value } of parameters) queue({ do: 'set', path, value });
  }

  function retrace(step: Step | null, act: (step: Step & { kind: 'act' }) => Act): void {
    if (!step) return;
    if (step.kind === 'edit') follow(`retrace ${step.key}`);
    else queue(act(step));
  }

  const controller: Controller = {
    play,
    pause,
    toggle: () => (run.getState().playing ? pause() : play()),
    setSpeed: (factor) => run.setState({ speed: Math.min(1024, Math.max(1 / 64, factor)) }),
    restart: () => open('replace'),
    newSeed() {
      const { scenario } = choices.getState();
      const seed = (Math.imul(scenario.seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0) % 1_000_000;
      controller.change({ ...scenario, seed }, { label: 'New seed', key: 'seed' });
    },
    stepEvent: () => step('event'),
    stepBack: () => step('back'),
    stepRound: () => step('round'),
    nextNote: () => step('note'),
    seek(time) {
      if (run.getState().status !== 'ready') return;
      const end = run.getState().info?.endSeconds ?? Number.POSITIVE_INFINITY;
      if (Number.isFinite(time)) setGoal(Math.min(end, Math.max(0, time)));
    },
    act(act) {
      const opposite = oppositeOf(act);
      if (opposite) recordAct(choices, act.do, act, opposite);
      queue(act);
    },
    switchBranch(id) {
      const { branches, notes } = run.getState();
      const target = branches.find((branch) => branch.id === id);
      const from = activeBranch(run.getState());
      if (!target || target === from) return;
      follower.settle();
      const shared = sharedUntil(branches, from, target);
      histories.truncate(shared, true);
      run.setState({ branch: id, furthest: target.furthest, notes: notes.filter(({ time }) => time <= shared) });
      commandsTold = false;
      setGoal(target.furthest);
    },
    change(after, { label, key }) {
      edit(choices, after, { label, key, nowMs: clock.nowMs() });
      follow(key);
    },
    undo: () => retrace(undo(choices), (step) => step.opposite),
    redo: () => retrace(redo(choices), (step) => step.act),
    async load(scenario, options = {}) {
      const { preset = null, play: plays = run.getState().playing, ghost = 'none' } = options;
      const label = scenario.title ?? 'Another scenario';
      clearTimeout(restartTimer);
      restartTimer = undefined;
      const commands = [...(options.commands ?? [])];
      const time = options.time ?? 0;
      acts = [];
      goal = null;
      commandsTold = true;
      if (!(await opener.open(scenario, { ghost, play: plays, time, commands }))) {
        goOn();
        return false;
      }
      edit(choices, rules.complete(scenario), { label, key: `load ${clock.nowMs()}`, nowMs: clock.nowMs(), preset });
      if (time > 0) setGoal(time);
      if (plays) play();
      return true;
    },
    async loadRecording(text, name) {
      goal = null;
      acts = [];
      const opened = await opener.openRecording(text, name);
      goOn();
      return opened;
    },
    inspect: (agent) => line.ask(10_000, (laboratory) => laboratory.inspect(agent)).catch(() => []),
    message: (id) => line.ask(10_000, (laboratory) => laboratory.message(id)).catch(() => null),
    wantArrivals(wanted) {
      arrivalsWanted = wanted;
    },
    dismissProblem: () => run.setState({ problem: null }),
    recover() {
      lastSilenceAt = Number.NEGATIVE_INFINITY;
      run.setState({ problem: null });
      void comeBack();
    },
    close() {
      clearTimeout(restartTimer);
      if (handle !== null) clock.cancelFrame(handle);
      run.setState({ playing: false });
      line.hangUp();
    },
  };
  return controller;
}
