import type { Host } from '../kernel/host.ts';
import { WAYS } from './gridMap.ts';

/** What the rules of a pursuit ask of its parameters. */
export interface PursuitRules {
  size: number;
  prey: number;
  captors: 'one' | 'two';
  depth: number;
  senses: 'prey' | 'both' | 'shared' | 'told';
  borders: 'walls' | 'torus';
  order: 'in turn' | 'at once';
}

/** Hunters are the first agents, prey the last `prey`; at least one hunter where there are two agents. */
export const huntersOf = (n: number, { prey }: PursuitRules): number => (n < 2 ? n : Math.max(1, n - prey));

/** Where one way leads from a cell. */
export function walked({ size, borders }: PursuitRules, cell: number, way: number): number {
  let x = (cell % size) + WAYS[way][0];
  let y = Math.floor(cell / size) + WAYS[way][1];
  if (borders === 'torus') {
    x = (x + size) % size;
    y = (y + size) % size;
  } else if (x < 0 || y < 0 || x >= size || y >= size) return cell;
  return y * size + x;
}

/** The difference of two coordinates, the shorter way round on a torus. */
function offset({ size, borders }: PursuitRules, from: number, to: number): number {
  const plain = to - from;
  if (borders === 'walls') return plain;
  const around = ((plain % size) + size) % size;
  return around * 2 > size ? around - size : around;
}

/** Columns and rows from one cell to another. */
export function offsets(rules: PursuitRules, from: number, to: number): [number, number] {
  const { size } = rules;
  return [
    offset(rules, from % size, to % size),
    offset(rules, Math.floor(from / size), Math.floor(to / size)),
  ];
}

/** Sights one can have of somebody: each offset within the depth, and one for out of sight. */
export const sights = ({ depth }: PursuitRules): number => (2 * depth + 1) * (2 * depth + 1) + 1;

/** Number of the sight of a cell from another: 0 out of sight, else 1 + the offset. */
function sightOf(rules: PursuitRules, from: number, to: number): number {
  const { depth } = rules;
  const [dx, dy] = offsets(rules, from, to);
  if (Math.abs(dx) > depth || Math.abs(dy) > depth) return 0;
  return 1 + (dy + depth) * (2 * depth + 1) + dx + depth;
}

/** Number of states that a hunter senses. */
export const sensations = (rules: PursuitRules): number =>
  rules.senses === 'both'
    ? sights(rules) * sights(rules)
    : rules.senses === 'shared' || rules.senses === 'told'
      ? (2 * rules.size - 1) * (2 * rules.size - 1) + 1
      : sights(rules);

/** What a hunter senses: the nearest prey in sight; its nearest fellow beside it; or what any hunter sees, from where it stands itself. */
export function sensation(rules: PursuitRules, cells: Int32Array, hunters: number, agent: number): number {
  if (rules.senses === 'shared') return sharedSight(rules, cells, hunters, agent);
  if (rules.senses === 'told') return aidedSensation(rules, cells, hunters, agent, -1);
  const prey = preySeen(rules, cells, hunters, agent);
  const sight = prey < 0 ? 0 : sightOf(rules, cells[agent], prey);
  if (rules.senses === 'prey') return sight;
  const fellow = nearest(rules, cells, cells[agent], 0, hunters, (other) => other !== agent);
  return sight * sights(rules) + (fellow < 0 ? 0 : sightOf(rules, cells[agent], cells[fellow]));
}

/** From where the hunter stands, the nearest of the prey that any hunter sees. */
function sharedSight(rules: PursuitRules, cells: Int32Array, hunters: number, agent: number): number {
  const isSeen = (prey: number): boolean => {
    for (let scout = 0; scout < hunters; scout++)
      if (sightOf(rules, cells[scout], cells[prey]) > 0) return true;
    return false;
  };
  const prey = nearest(rules, cells, cells[agent], hunters, cells.length, isSeen);
  return prey < 0 ? 0 : farSight(rules, cells[agent], cells[prey]);
}

/** Number of the sight of a cell from another, however far: 1 + the offset. */
function farSight(rules: PursuitRules, from: number, to: number): number {
  const [dx, dy] = offsets(rules, from, to);
  return 1 + (dy + rules.size - 1) * (2 * rules.size - 1) + dx + rules.size - 1;
}

/** Cell of the nearest of the prey that a hunter sees itself, or -1: one that is fewer steps away may be out of a square view. */
export function preySeen(rules: PursuitRules, cells: Int32Array, hunters: number, agent: number): number {
  if (agent >= hunters) return -1;
  const isSeen = (prey: number): boolean => sightOf(rules, cells[agent], cells[prey]) > 0;
  const prey = nearest(rules, cells, cells[agent], hunters, cells.length, isSeen);
  return prey < 0 ? -1 : cells[prey];
}

/** What a hunter senses where it is told of prey on the cell `told` (-1: not told): its own eyes come first. */
export function aidedSensation(
  rules: PursuitRules,
  cells: Int32Array,
  hunters: number,
  agent: number,
  told: number,
): number {
  const own = preySeen(rules, cells, hunters, agent);
  if (own < 0 && told < 0) return 0;
  return farSight(rules, cells[agent], own >= 0 ? own : told);
}

/** The nearest in steps to a cell of those among agents `first` … `last` − 1 that count, the lowest number first; -1 if there is none. */
function nearest(
  rules: PursuitRules,
  cells: Int32Array,
  from: number,
  first: number,
  last: number,
  counts: (other: number) => boolean,
): number {
  let best = -1;
  let least = Infinity;
  for (let other = first; other < last; other++) {
    if (!counts(other)) continue;
    const [dx, dy] = offsets(rules, from, cells[other]);
    const distance = Math.abs(dx) + Math.abs(dy);
    if (distance < least) {
      least = distance;
      best = other;
    }
  }
  return best;
}

/** Marks in `captors` the hunters that hold a prey; true if any prey is held by as many as it takes. */
export function captured(
  rules: PursuitRules,
  cells: Int32Array,
  hunters: number,
  captors: Uint8Array,
): boolean {
  captors.fill(0);
  let any = false;
  for (let prey = hunters; prey < cells.length; prey++) {
    let holding = 0;
    for (let hunter = 0; hunter < hunters; hunter++)
      if (holds(rules, cells[hunter], cells[prey])) holding += 1;
    if (holding < (rules.captors === 'one' ? 1 : 2)) continue;
    any = true;
    for (let hunter = 0; hunter < hunters; hunter++)
      if (holds(rules, cells[hunter], cells[prey])) captors[hunter] = 1;
  }
  return any;
}

function holds(rules: PursuitRules, hunter: number, prey: number): boolean {
  if (rules.captors === 'one') return hunter === prey;
  const [dx, dy] = offsets(rules, hunter, prey);
  return Math.abs(dx) + Math.abs(dy) <= 1;
}

/** Puts everyone on a cell by chance, all different where there are cells enough. */
export function scatter({ size }: PursuitRules, host: Host, cells: Int32Array): void {
  const places = size * size;
  if (cells.length <= places) cells.set(host.dice.sample(places, cells.length));
  else for (let agent = 0; agent < cells.length; agent++) cells[agent] = host.dice.below(places);
}
