import type { Board, BoardView, PolicyView } from './board.ts';
import type { WorldInfo } from './frame.ts';
import type { Layer } from './layer.ts';
import type { World } from './world.ts';

/** Agents whose mixed strategies are told at most. */
const MIXES_AT_MOST = 400;

/** The layer that shows a board, where there is one. */
export const boardLayer = ({ layers }: World): Layer | undefined =>
  layers.find(({ module }) => module.board !== undefined);

/** The board as it concerns an agent, with the model of the learner where it has one. */
export function boardOf(world: World, agent: number): Board | null {
  const layer = boardLayer(world);
  if (layer === undefined) return null;
  const learner = world.layers.find(({ module }) => module.model !== undefined);
  const model = learner?.module.model?.(learner.state, learner.host, learner.values, agent) ?? null;
  // Boards of games are about somebody.
  const about = model === null ? Math.max(0, agent) : agent;
  const board = layer.module.board?.(layer.state, layer.host, layer.values, about, model) ?? null;
  if (board?.kind === 'line' && learner)
    board.models = Float64Array.from(
      { length: Math.min(world.n, MIXES_AT_MOST) },
      (_, one) => learner.module.model?.(learner.state, learner.host, learner.values, one)?.[0] ?? Number.NaN,
    );
  return board;
}

/** Everything a page draws of learning at this moment. Changes nothing in the world. */
export function boardView(world: World, asked: number): BoardView {
  const agent = asked >= 0 && asked < world.n ? asked : -1;
  const board = boardOf(world, agent);
  const teller = world.layers.find(({ module }) => module.flows !== undefined);
  return {
    time: world.now,
    agent,
    board,
    policy: board === null ? null : policyOn(world, board, Math.max(0, agent)),
    mixes: board?.kind === 'matrix' ? mixesOf(world) : null,
    flows: teller?.module.flows?.(teller.state, teller.host, teller.values) ?? null,
  };
}

function ask(world: World, agent: number, states: Int32Array): PolicyView | null {
  const learner = world.layers.find(({ module }) => module.policy !== undefined);
  return learner?.module.policy?.(learner.state, learner.host, learner.values, agent, states) ?? null;
}

function policyOn(world: World, board: Board, agent: number): PolicyView | null {
  if (board.kind === 'grid') return board.states ? ask(world, agent, board.states) : null;
  return board.kind === 'arms' ? ask(world, agent, Int32Array.of(board.state)) : null;
}

function mixesOf(world: World): BoardView['mixes'] {
  const { play } = boardLayer(world)?.host ?? { play: null };
  if (play === null) return null;
  const count = Math.min(world.n, MIXES_AT_MOST);
  const actions = play.actionCount();
  const agents: number[] = [];
  const chances = new Float32Array(count * actions);
  for (let agent = 0; agent < count; agent++) {
    const state = play.sense(agent);
    const mix = state < 0 ? null : (ask(world, agent, Int32Array.of(state))?.chances ?? null);
    if (mix === null) continue;
    chances.set(mix, agents.length * actions);
    agents.push(agent);
  }
  if (agents.length === 0) return null;
  return { agents: Int32Array.from(agents), actions, chances: chances.slice(0, agents.length * actions) };
}

/** Why the hand cannot place such a thing, or null. What stands there at the moment of the deed is the module's to judge. */
export function cannotPlace(world: World, cell: unknown, kind: unknown): string | null {
  const layer = boardLayer(world);
  const board = layer?.module.place === undefined ? null : boardOf(world, 0);
  if (board?.kind !== 'grid') return 'command.do: place; this world has no board to put anything on';
  const cells = board.width * board.height;
  if (!Number.isInteger(cell) || (cell as number) < 0 || (cell as number) >= cells)
    return `command.cell: ${String(cell)}; expected the number of a cell, 0 to ${cells - 1}`;
  const kinds = board.placeable ?? [];
  if (typeof kind === 'string' && kinds.includes(kind)) return null;
  return `command.value: ${String(kind)}; expected ${kinds.join(', ') || 'nothing: no kind can be placed here'}`;
}

/** Puts a kind on a cell; `cannotPlace` has passed it. */
export function place(world: World, cell: number, kind: string): void {
  const layer = boardLayer(world);
  layer?.module.place?.(layer.state, layer.host, layer.values, cell, kind);
}

/** What a page should know of boards and flows before it asks for them. */
export function shownBy(world: World): Pick<WorldInfo, 'board' | 'flows'> {
  const board = boardOf(world, 0)?.kind;
  const flows = world.layers.some(({ module }) => module.flows !== undefined);
  return { ...(board ? { board } : {}), ...(flows ? { flows } : {}) };
}
