import type { Command } from '../engine/kernel/command.ts';
import { migrate } from '../engine/scenario/migrate.ts';
import { besideToJson, readBeside } from '../engine/scenario/readBeside.ts';
import { parseScenario, shortenScenario } from '../engine/scenario/parse.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';
import type { Beside } from '../engine/scenario/variant.ts';
import { parseCommands } from './commands.ts';

/** A run and a moment of it: what a link and a saved file hold. */
export interface Moment {
  scenario: Scenario;
  commands: readonly Command[];
  /** What runs beside it on the same clock. */
  beside?: Beside;
  /** Simulated time to open at, in seconds. */
  time?: number;
  view?: { layout?: string; colour?: string; agent?: number; speed?: number };
}

export type MomentRead = { ok: true; moment: Moment } | { ok: false; message: string };

/** The moment as plain JSON, without what is default anyway. */
export function momentToJson({ scenario, commands, beside, time, view }: Moment): Record<string, unknown> {
  const json: Record<string, unknown> = { scenario: shortenScenario(scenario) };
  if (commands.length > 0) json['commands'] = commands;
  if (beside) json['beside'] = besideToJson(beside);
  if (time !== undefined && time > 0) json['time'] = time;
  if (view && Object.keys(view).length > 0) json['view'] = view;
  return json;
}

function readView(given: unknown): Moment['view'] {
  if (typeof given !== 'object' || given === null) return undefined;
  const { layout, colour, agent, speed } = given as Record<string, unknown>;
  const view: NonNullable<Moment['view']> = {};
  if (typeof layout === 'string' && layout.length <= 40) view.layout = layout;
  if (typeof colour === 'string' && colour.length <= 80) view.colour = colour;
  if (Number.isSafeInteger(agent) && (agent as number) >= 0) view.agent = agent as number;
  if (typeof speed === 'number' && speed > 0 && Number.isFinite(speed)) view.speed = speed;
  return view;
}

/** Reads a moment from JSON already parsed; a bare scenario will do too. Never throws; the message names the field. */
export function momentFromJson(json: unknown): MomentRead {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { ok: false, message: 'Expected an object with a scenario.' };
  const given = json as Record<string, unknown>;
  const wrapped = Object.hasOwn(given, 'scenario');
  const parsed = parseScenario(migrate(wrapped ? given['scenario'] : given));
  if (!parsed.ok) {
    const [first] = parsed.problems;
    const more = parsed.problems.length > 1 ? ` (and ${parsed.problems.length - 1} more)` : '';
    return { ok: false, message: `${first?.message ?? 'The scenario cannot be read'}${more}.` };
  }
  if (!wrapped) return { ok: true, moment: { scenario: parsed.scenario, commands: [] } };
  const commands = parseCommands(given['commands']);
  if (!commands.ok) return { ok: false, message: `${commands.message}.` };
  const { time } = given;
  if (time !== undefined && (typeof time !== 'number' || !Number.isFinite(time) || time < 0))
    return { ok: false, message: 'time: expected seconds from 0.' };
  const moment: Moment = { scenario: parsed.scenario, commands: commands.commands };
  if (given['beside'] !== undefined) {
    const beside = readBeside(given['beside'], parsed.scenario);
    if (!beside.ok) return { ok: false, message: `${beside.message}.` };
    moment.beside = beside.beside;
  }
  if (typeof time === 'number') moment.time = time;
  const view = readView(given['view']);
  if (view) moment.view = view;
  return { ok: true, moment };
}
