import { mainInstead, relabelled } from './beside.ts';
import { turnToBranch } from './branches.ts';
import { type Act, edit, oppositeOf, recordAct, redo, type Step, undo } from './choices.ts';
import { type Clock, realClock } from './clock.ts';
import type { Controller } from './controller.ts';
import { followTime, seedAfter } from './dials.ts';
import { differenceOf, effectiveAt } from './difference.ts';
import { createFollower } from './follow.ts';
import type { Stores } from './index.ts';
import { watchTheEnd } from './lanes.ts';
import { type Connect, createLine, Silence } from './line.ts';
import { createOpener } from './opener.ts';
import { problemOf } from './problem.ts';
import { questionsTo } from './questions.ts';
import { createPump, type Goal } from './pump.ts';
import type { ScenarioRules } from './rules.ts';
import { activeBranch } from './run.ts';
import { select } from './view.ts';

/** A change that needs a restart waits for the hand to pause. */
const restartAfterMs = 150;
/** Changes of one control closer than this belong to one drag, whose ghost stays. */
const oneDragMs = 1_500;
/** Two silences closer than this are one fault that comes again: a person must decide. */
const relapseMs = 10_000;

/** Everything the page asks of the engine goes through here, one request at a time. */
export function createController(
  connect: Connect,
  stores: Stores,
  rules: ScenarioRules,
  clock: Clock = realClock,
): Controller {
  const { run, choices, view } = stores;
  const line = createLine(connect);
  const follower = createFollower(stores);
  const opener = createOpener(line, follower, stores);
  const pump = createPump({ line, follower, opener, stores, clock, arrived, failed });
  let restartTimer: ReturnType<typeof setTimeout> | undefined;
  let lastChange = { key: '', at: Number.NEGATIVE_INFINITY };
  let lastSilenceAt = Number.NEGATIVE_INFINITY;

  const standsAtItsEnd = watchTheEnd(stores, pause);

  /** The dials read what they read at the time that is shown. */
  function arrived(): void {
    run.setState({ seeking: null });
    if (pump.acts.length === 0) followTime(stores, rules, pump.now());
  }

  async function failed(error: unknown): Promise<void> {
    run.setState({ playing: false, seeking: null, reached: 1 });
    const silent = error instanceof Silence;
    const again = silent && clock.nowMs() - lastSilenceAt < relapseMs;
    if (silent) lastSilenceAt = clock.nowMs();
    const comesBack = silent && !again;
    run.setState({ problem: problemOf(error, run.getState(), comesBack ? 'resumed' : 'stopped') });
    if (again) run.setState({ status: 'failed' });
    if (comesBack) await comeBack();
  }

  /** Builds the same world in a new thread and goes to the last good time; what was said of the fault stays. */
  async function comeBack(): Promise<void> {
    const { problem } = run.getState();
    const time = pump.now();
    pump.clear();
    if (!(await opener.reopen())) return;
    run.setState({ problem });
    if (time > 0) pump.go(time);
  }

  function pause(): void {
    pump.stopSearching();
    pump.resetFilm();
    follower.settle();
    run.setState({ playing: false, seeking: null, reached: 1 });
  }

  function step(to: Goal): void {
    if (run.getState().status !== 'ready') return;
    pause();
    pump.go(to);
  }

  function play(): void {
    const { status, info } = run.getState();
    if (status !== 'ready') return;
    const ended = pump.now() >= (info?.endSeconds ?? Number.POSITIVE_INFINITY);
    pump.resetFilm();
    run.setState({ playing: true });
    if (ended) pump.go(0);
    pump.wake();
  }

  function cancelRestart(): void {
    clearTimeout(restartTimer);
    restartTimer = undefined;
  }

  async function open(ghost: 'replace' | 'stay'): Promise<void> {
    cancelRestart();
    pump.clear();
    const { scenario, beside } = choices.getState();
    const plays = run.getState().playing || standsAtItsEnd();
    const options = { ghost, play: plays, time: 0, commands: [], beside };
    await opener.open(scenario, options);
    goOn();
  }

  /** The same course of events with other runs beside it, wound on to where it was. */
  async function reopen(others: { team?: boolean } = {}): Promise<void> {
    cancelRestart();
    const time = pump.now();
    pump.clear();
    const { beside } = choices.getState();
    if (await opener.reopen({ beside, play: run.getState().playing, ...others })) pump.go(time);
    goOn();
  }

  /** The film stands still while a world is built; where it was refused, the one on screen goes on. */
  function goOn(): void {
    if (run.getState().playing) play();
  }

  /** Makes the world follow the dials. */
  function follow(key: string): void {
    const { scenario } = run.getState();
    const { scenario: after, beside } = choices.getState();
    const goesOn = key === lastChange.key && clock.nowMs() - lastChange.at < oneDragMs;
    lastChange = { key, at: clock.nowMs() };
    const restart = (): void => {
      cancelRestart();
      restartTimer = setTimeout(() => void open(goesOn ? 'stay' : 'replace'), restartAfterMs);
    };
    const others = JSON.stringify(beside) !== JSON.stringify(run.getState().beside);
    if (!scenario || others || restartTimer !== undefined || opener.busy) return restart();
    const told = effectiveAt(scenario, activeBranch(run.getState()).commands, pump.now());
    const waiting = pump.acts.map((act) => ({ ...act, time: 0 }));
    const { structural, parameters } = differenceOf(effectiveAt(told, waiting, 0), rules.complete(after));
    if (structural || parameters.some(({ path }) => !rules.isLive(after, path))) return restart();
    for (const { path, value } of parameters) pump.act({ do: 'set', path, value });
  }

  function retrace(step: Step | null, actOf: (step: Step & { kind: 'act' }) => Act): void {
    if (step?.kind === 'edit') follow(`retrace ${step.key}`);
    else if (step) pump.act(actOf(step));
  }

  const controller: Controller = {
    play,
    pause,
    toggle: () => (run.getState().playing ? pause() : play()),
    setSpeed: (factor) => run.setState({ speed: Math.min(1024, Math.max(1 / 64, factor)) }),
    restart() {
      const { recording } = run.getState();
      if (recording === null) void open('replace');
      else pump.go(0);
    },
    newSeed() {
      const { scenario } = choices.getState();
      controller.change({ ...scenario, seed: seedAfter(scenario.seed) }, { label: 'New seed', key: 'seed' });
    },
    stepEvent: () => step('event'),
    stepBack: () => step('back'),
    stepRound: () => step('round'),
    nextNote: () => step('note'),
    seek(time) {
      const { status, info } = run.getState();
      if (status !== 'ready' || !Number.isFinite(time)) return;
      pump.go(Math.min(info?.endSeconds ?? Number.POSITIVE_INFINITY, Math.max(0, time)));
    },
    act(act, opposite = oppositeOf(act)) {
      if (opposite) recordAct(choices, act.do, act, opposite);
      pump.act(act);
    },
    switchBranch(id) {
      follower.settle();
      const furthest = turnToBranch(stores, id);
      if (furthest === null) return;
      pump.retell();
      pump.go(furthest);
    },
    change(after, { label, key }) {
      const { scenario, beside } = choices.getState();
      edit(choices, after, { label, key, nowMs: clock.nowMs(), beside: relabelled(beside, scenario, after) });
      follow(key);
    },
    setBeside(beside, label) {
      if (run.getState().recording !== null) return;
      const nowMs = clock.nowMs();
      const { scenario, preset } = choices.getState();
      edit(choices, scenario, { label, key: `beside ${nowMs}`, nowMs, beside, preset });
      void reopen();
    },
    besideTeam: (team) => void reopen({ team }),
    makeMain(lane) {
      const instead = mainInstead(stores, rules.variantOf, lane);
      if (!instead) return;
      const { scenario, beside, commands } = instead;
      void controller.load(scenario, { commands, beside, time: pump.now(), play: run.getState().playing });
    },
    undo: () => retrace(undo(choices), (step) => step.opposite),
    redo: () => retrace(redo(choices), (step) => step.act),
    async load(scenario, { preset = null, layout, ghost = 'none', time = 0, beside = null, ...given } = {}) {
      cancelRestart();
      pump.clear();
      const { play: plays = run.getState().playing, commands = [] } = given;
      const options = { ghost, time, play: plays, commands: [...commands], beside };
      if (!(await opener.open(scenario, options))) {
        goOn();
        return false;
      }
      const nowMs = clock.nowMs();
      const label = scenario.title ?? 'Another scenario';
      edit(choices, rules.complete(scenario), { label, key: `load ${nowMs}`, nowMs, preset, beside });
      select(view);
      if (layout !== undefined) view.setState({ layout });
      if (time > 0) pump.go(time);
      goOn();
      return true;
    },
    async loadRecording(text, name) {
      cancelRestart();
      pump.clear();
      if (!(await opener.openRecording(text, name))) {
        goOn();
        return false;
      }
      select(view);
      view.setState({ layout: null });
      goOn();
      return true;
    },
    ...questionsTo(line),
    wantArrivals: (wanted) => pump.wantArrivals(wanted),
    dismissProblem: () => run.setState({ problem: null }),
    recover() {
      lastSilenceAt = Number.NEGATIVE_INFINITY;
      run.setState({ problem: null });
      void comeBack();
    },
    close() {
      cancelRestart();
      pump.close();
      run.setState({ playing: false });
      line.hangUp();
    },
  };
  return controller;
}
