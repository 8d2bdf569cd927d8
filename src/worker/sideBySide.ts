import type { Command } from '../engine/kernel/command.ts';
import { cannot } from '../engine/kernel/deeds.ts';
import { Film } from '../engine/kernel/film.ts';
import type { Frame, InspectionRow, WorldInfo } from '../engine/kernel/frame.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';
import { type Beside, besideOf, concerns, type Variant } from '../engine/scenario/variant.ts';
import type { Advanced, LaneFrame, OpenedLane, Request } from './laboratory.ts';
import type { Shown } from './shown.ts';

/** Events between two looks at the clock. */
const SLICE_EVENTS = 2000;
/** After one step of the main run the others follow it however long it takes, but for this. */
const STEP_MS = 400;
const WISH = { arrivals: false, digest: false, messagesAtMost: 4_000 };
/** Skipped commands that are told. */
const TOLD_AT_MOST = 3;

interface Companion {
  variant: Variant;
  film: Film;
  skipped: string[];
}

/** Runs on one clock: the main one goes where it is asked to, and those beside it follow to the same simulated time with the same commands. */
export class SideBySide implements Shown {
  private readonly main: Shown;
  private readonly companions: readonly (Companion | { label: string; problem: string })[];
  private time = 0;

  constructor(main: Shown, companions: readonly (Companion | { label: string; problem: string })[]) {
    this.main = main;
    this.companions = companions;
  }

  /** Builds what runs beside a complete scenario; what cannot be built says so and the rest go on. */
  static of(main: Shown, scenario: Scenario, { variants }: Beside, commands: readonly Command[]): SideBySide {
    return new SideBySide(
      main,
      variants.map((variant) => {
        const { label } = variant;
        const read = besideOf(scenario, variant);
        if (!read.ok) return { label, problem: `${read.problems[0]?.message ?? 'It cannot be read'}.` };
        try {
          const film = new Film(read.scenario);
          const companion = { variant, film, skipped: [] };
          tell(companion, commands);
          return companion;
        } catch (error) {
          return { label, problem: error instanceof Error ? error.message : String(error) };
        }
      }),
    );
  }

  get info(): WorldInfo {
    return this.main.info;
  }

  frame(): Frame {
    return this.main.frame();
  }

  /** What stands beside, as it was opened. */
  opened(): OpenedLane[] {
    return this.companions.map((one) =>
      'problem' in one
        ? one
        : {
            label: one.variant.label,
            info: one.film.info,
            frame: one.film.frame(WISH),
            scenario: one.film.world.scenario,
            skipped: one.skipped,
          },
    );
  }

  go(request: Request): Advanced {
    const { to, commands, budgetMs } = request;
    const deadline = performance.now() + budgetMs;
    if (commands) for (const one of this.companions) if ('film' in one) tell(one, commands);
    // Nobody runs ahead: while one is late, the main run waits for it.
    const onward = typeof to === 'number' && to > this.time;
    const late = onward && !this.follow(deadline);
    const reply = this.main.go(late ? { ...request, to: this.time } : request);
    this.time = reply.frame.time;
    const there = this.follow(typeof to === 'number' ? deadline : deadline + STEP_MS);
    const lanes = this.companions.map((one): LaneFrame | null =>
      'film' in one ? { frame: one.film.frame(WISH), skipped: one.skipped } : null,
    );
    return { ...reply, arrived: reply.arrived && !late && (there || typeof to !== 'number'), lanes };
  }

  /** Takes all to the main run's time; false if that is not reached before the deadline. */
  private follow(deadline: number): boolean {
    for (const one of this.companions) {
      if (!('film' in one)) continue;
      while (!one.film.seek(this.time, SLICE_EVENTS)) if (performance.now() > deadline) return false;
    }
    return true;
  }

  inspect(agent: number): InspectionRow[] {
    return this.main.inspect(agent);
  }

  account(): ReturnType<NonNullable<Shown['account']>> {
    return this.main.account?.() ?? null;
  }

  board(agent: number): ReturnType<NonNullable<Shown['board']>> | null {
    return this.main.board?.(agent) ?? null;
  }

  message(id: number): InspectionRow[] | null {
    return this.main.message(id);
  }
}

/** Gives a companion the commands that fit it; which ones do not, it says. */
function tell(companion: Companion, commands: readonly Command[]): void {
  const { film, variant } = companion;
  const [fitting, others]: [Command[], string[]] = [[], []];
  for (const command of commands) {
    if (!concerns(variant, command)) others.push(`${command.path} is this lane’s own`);
    else {
      const problem = cannot(film.world, command);
      if (problem === null) fitting.push(command);
      else others.push(`${command.do}: ${problem.replace(/^command\./, '')}`);
    }
  }
  companion.skipped = others.slice(-TOLD_AT_MOST);
  film.setCommands(fitting);
}
