import { besideInstead, relabelled } from './beside.ts';
import { sharedUntil } from './branches.ts';
import { type Act, edit, oppositeOf, recordAct, redo, showOnDials, type Step, undo } from './choices.ts';
import { type Clock, realClock } from './clock.ts';
import type { Controller } from './controller.ts';
import { differenceOf, effectiveAt } from './difference.ts';
import { createFollower } from './follow.ts';
import type { Stores } from './index.ts';
import { cutBack, hasEnded } from './lanes.ts';
import { type Connect, createLine, Silence } from './line.ts';
import { createOpener } from './opener.ts';
import { problemOf } from './problem.ts';
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
  const { run, choices, lanes, view } = stores;
  const line = createLine(connect);
  const follower = createFollower(stores);
  const opener = createOpener(line, follower, stores);
  const pump = createPump({ line, follower, opener, stores, clock, arrived, failed });
  let restartTimer: ReturnType<typeof setTimeout> | undefined;
  let lastChange = { key: '', at: Number.NEGATIVE_INFINITY };
  let lastSilenceAt = Number.NEGATIVE_INFINITY;

  // The film stops when the world comes to an end that more time cannot change, and all beside it with it.
  const stopAtEnd = (): void => {
    const { playing, verdict } = run.getState();
    const all = [
      verdict,
      ...lanes
        .getState()
        .lanes.filter(({ info }) => info)
        .map((lane) => lane.verdict),
    ];
    if (playing && (verdict?.state === 'violated' || all.every(hasEnded))) pause();
  };
  run.subscribe(({ verdict }, before) => {
    if (verdict?.state !== before.verdict?.state) stopAtEnd();
  });
  lanes.subscribe((now, before) => {
    if (now.lanes.some(({ verdict }, i) => verdict?.state !== before.lanes[i]?.verdict?.state)) stopAtEnd();
  });

  /** The dials read what they read at the time that is shown. */
  function arrived(): void {
    const { scenario } = run.getState();
    run.setState({ seeking: null });
    if (!scenario || pump.acts.length > 0) return;
    const effective = effectiveAt(scenario, activeBranch(run.getState()).commands, pump.now());
    const shown = rules.complete(choices.getState().scenario);
    if (differenceOf(shown, effective).parameters.length > 0) showOnDials(choices, effective);
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
    const options = { ghost, play: run.getState().playing, time: 0, commands: [], beside };
    await opener.open(scenario, options);
    goOn();
  }

  /** The same course of events with other runs beside it, wound on to where it was. */
  async function reopen(): Promise<void> {
    cancelRestart();
    const time = pump.now();
    pump.clear();
    const { scenario, playing } = run.getState();
    const { beside, scenario: chosen } = choices.getState();
    const commands = [...activeBranch(run.getState()).commands];
    const options = { ghost: 'stay', play: playing, time: 0, commands, beside, again: true } as const;
    if (await opener.open(scenario ?? chosen, options)) pump.go(time);
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
      const seed = (Math.imul(scenario.seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0) % 1_000_000;
      controller.change({ ...scenario, seed }, { label: 'New seed', key: 'seed' });
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
      const { branches, notes } = run.getState();
      const target = branches.find((branch) => branch.id === id);
      const from = activeBranch(run.getState());
      if (!target || target.id === from.id) return;
      const shared = sharedUntil(branches, from, target);
      cutBack(stores, shared);
      run.setState({
        branch: id,
        furthest: target.furthest,
        notes: notes.filter(({ time }) => time <= shared),
      });
      pump.retell();
      pump.go(target.furthest);
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
    makeMain(lane) {
      const { scenario, beside, playing } = run.getState();
      const instead = besideInstead(stores, rules.variantOf, lane);
      if (!scenario || !beside || !instead) return;
      const commands = activeBranch(run.getState()).commands.filter(instead.fits);
      const options = { commands, time: pump.now(), play: playing, beside: instead.beside };
      void controller.load(instead.scenario, options);
    },
    undo: () => retrace(undo(choices), (step) => step.opposite),
    redo: () => retrace(redo(choices), (step) => step.act),
    async load(scenario, { preset = null, layout, ghost = 'none', time = 0, beside = null, ...given } = {}) {
      cancelRestart();
      pump.clear();
      const options = {
        ghost,
        time,
        play: given.play ?? run.getState().playing,
        commands: [...(given.commands ?? [])],
        beside,
      };
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
      if (options.play) play();
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
      play();
      return true;
    },
    account: () => line.ask(10_000, (laboratory) => laboratory.account()).catch(() => null),
    inspect: (agent) => line.ask(10_000, (laboratory) => laboratory.inspect(agent)).catch(() => []),
    board: (agent) => line.ask(10_000, (laboratory) => laboratory.board(agent)).catch(() => null),
    message: (id) => line.ask(10_000, (laboratory) => laboratory.message(id)).catch(() => null),
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
