import type { Command } from '../engine/kernel/command.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';
import type { Beside } from '../engine/scenario/variant.ts';
import type { Laboratory, Opened } from '../worker/laboratory.ts';
import type { createFollower } from './follow.ts';
import type { Stores } from './index.ts';
import { type Line, Silence } from './line.ts';
import { problemOf } from './problem.ts';
import { activeBranch } from './run.ts';

/** Building a world of a million agents may take this long before it counts as a hang. */
const patienceMs = 30_000;

export interface OpenOptions {
  ghost: 'replace' | 'stay' | 'none';
  play: boolean;
  time: number;
  commands: Command[];
  /** What runs beside; absent: nothing. */
  beside?: Beside | null;
  /** Beside a recording, a simulated team of its roles. */
  team?: boolean;
  /** The branches there are stay: it is the same world again. */
  again?: boolean;
}

interface Wish {
  question: (laboratory: Laboratory) => Promise<Opened>;
  recording: string | null;
  options: OpenOptions;
  settle: (opened: boolean) => void;
}

/** Opens worlds, one at a time: of several asked for meanwhile only the newest is built. */
export function createOpener(
  line: Line,
  follower: ReturnType<typeof createFollower>,
  { run, choices, histories }: Stores,
) {
  let generation = 0;
  let building = false;
  let next: Wish | null = null;
  let text = '';
  let withTeam = false;

  async function build(wish: Wish): Promise<void> {
    building = true;
    generation += 1;
    const { status } = run.getState();
    const timer = setTimeout(() => run.setState({ status: 'opening' }), status === 'empty' ? 0 : 250);
    const { options } = wish;
    try {
      const opened = await line.ask(patienceMs, wish.question);
      clearTimeout(timer);
      generation += 1;
      const first = { id: 1, parent: null, forkTime: 0, commands: options.commands, furthest: options.time };
      run.setState({ playing: options.play, problem: null });
      if (!options.again) run.setState({ branches: [first], branch: first.id });
      const beside = wish.recording === null ? (options.beside ?? null) : null;
      follower.opened(opened, wish.recording, options.ghost, beside);
      wish.settle(true);
    } catch (error) {
      clearTimeout(timer);
      const { info } = run.getState();
      const gone = error instanceof Silence || !info;
      run.setState({
        problem: problemOf(error, run.getState(), gone ? 'stopped' : 'refused'),
        status: gone ? 'failed' : 'ready',
        playing: gone ? false : run.getState().playing,
      });
      wish.settle(false);
    }
    building = false;
    const waiting = next;
    next = null;
    if (waiting) await build(waiting);
  }

  function ask(wish: Omit<Wish, 'settle'>): Promise<boolean> {
    return new Promise((settle) => {
      next?.settle(false);
      next = null;
      if (building) next = { ...wish, settle };
      else void build({ ...wish, settle });
    });
  }

  const open = (scenario: Scenario, options: OpenOptions): Promise<boolean> =>
    ask({
      question: (laboratory) => laboratory.open(scenario, options.commands, options.beside ?? null),
      recording: null,
      options,
    });

  const openRecording = (log: string, name: string, options?: OpenOptions): Promise<boolean> => {
    const question = (laboratory: Laboratory): Promise<Opened> =>
      laboratory.openRecording(log, name, options?.team ?? false);
    const asked = ask({
      question,
      recording: name,
      options: options ?? { ghost: 'none', play: true, time: 0, commands: [] },
    });
    return asked.then((opened) => {
      if (opened) {
        text = log;
        withTeam = options?.team ?? false;
      }
      return opened;
    });
  };

  return {
    /** Changes whenever replies of before no longer count. */
    get generation() {
      return generation;
    },
    get busy() {
      return building;
    },
    open,
    openRecording,
    /** The same world again, with the active branch's commands: in a new thread, or with other runs beside it. */
    reopen({
      beside = run.getState().beside,
      play = false,
      team = withTeam,
    }: Pick<Partial<OpenOptions>, 'beside' | 'play' | 'team'> = {}): Promise<boolean> {
      const state = run.getState();
      const branch = activeBranch(state);
      const commands = [...branch.commands];
      const options: OpenOptions = {
        ghost: histories.ghost === null ? 'none' : 'stay',
        play,
        time: branch.furthest,
        commands,
        beside,
        again: true,
      };
      if (state.recording !== null) return openRecording(text, state.recording, { ...options, team });
      return open(state.scenario ?? choices.getState().scenario, options);
    },
  };
}
