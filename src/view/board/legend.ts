import type { BoardView, GridBoard, MatrixBoard, ModelBoard, PolicyView } from '../../engine/kernel/board.ts';
import { arrowsFrom, letterOf, lettersFrom } from './grid.ts';
import { lengths, worthOf } from './worth.ts';

/** Which of a policy's marks stand on a board: arrows, rings by the name of the action that stays, and shades. */
function marksOf(board: GridBoard, policy: PolicyView, cellPixels: number) {
  const { states, ways, wayNames } = board;
  const marks = { arrows: false, ring: '', shades: false };
  if (!states) return marks;
  marks.shades = worthOf(policy, states) !== null;
  if (cellPixels < arrowsFrom) return marks;
  const length = new Float32Array(policy.actions);
  for (let cell = 0; cell < states.length; cell++) {
    if (states[cell] < 0) continue;
    lengths(policy, cell, length);
    for (let action = 0; action < length.length; action++) {
      const way = ways[action];
      if (length[action] <= 0 || !way) continue;
      if (way[0] === 0 && way[1] === 0) marks.ring = wayNames[action] ?? 'stay';
      else marks.arrows = true;
    }
  }
  return marks;
}

/** What letters stand for, where the picture does not say it by itself. */
function letterWords({ cells, cellKinds }: GridBoard, cellPixels: number): string[] {
  if (cellPixels < lettersFrom) return [];
  const seen = new Set(cells);
  return cellKinds.flatMap(({ name, look }, kind) => {
    const letter = letterOf(look);
    return letter !== undefined && name !== look && seen.has(kind) ? [`${letter}: ${name}.`] : [];
  });
}

function gridLegend({ board, policy, agent }: BoardView & { board: GridBoard }, cellPixels: number): string {
  const who = `agent ${Math.max(0, agent)}`;
  const said: string[] = [];
  if (policy && board.states) {
    const { arrows, ring, shades } = marksOf(board, policy, cellPixels);
    const best = policy.values
      ? `the best ways that ${who} knows`
      : `the ways that ${who} takes more often than by chance`;
    if (arrows) said.push(`Arrows: ${best}.`);
    if (ring) said.push(`Rings: where ${who} would ${ring}.`);
    if (shades) said.push(`Shades: what ${who} thinks a cell is worth.`);
    if (board.states.every((state) => state < 0)) said.push(`Nothing is marked: ${who} is not on the board.`);
    else if (said.length === 0 && board.ways.some(Boolean))
      said.push(`No arrows yet: to ${who} all ways are alike so far.`);
  }
  return [...said, ...letterWords(board, cellPixels)].join(' ');
}

function modelLegend({ samples, regions, weights, holdings }: ModelBoard, agent: number): string {
  const whose =
    agent < 0 ? 'the mean of all models; select an agent to see its own' : `the model of agent ${agent}`;
  if (samples && regions) return `Areas: ${whose}. Dots: samples, the small squares held out.`;
  if (samples) return 'Dots: samples, the small squares held out.';
  if (weights) return `Weights: ${whose}.`;
  return holdings
    ? 'Who holds which samples; how well the model does, the curves say.'
    : 'How well it does, the curves say.';
}

function matrixLegend({ rowNames, columnNames, row }: MatrixBoard, mixes: BoardView['mixes']): string {
  const most = Math.max(rowNames.length, columnNames.length);
  const strategies = mixes !== null && most <= 3 && most >= 2 && row.length > 1;
  return strategies
    ? 'Lines: the way mixed strategies have gone. Arrows: replicator dynamics.'
    : 'The darker a cell, the more often it is played.';
}

/**
 * What the marks of a board mean, and nothing of marks that are not there. `agent` is the one asked about, -1 for all; a cell of a grid is
 * so many pixels wide, below some of which no arrows and letters are drawn.
 */
export function legendWords(view: BoardView, agent: number, cellPixels: number): string {
  const { board } = view;
  switch (board?.kind) {
    case 'grid':
      return gridLegend({ ...view, board }, cellPixels);
    case 'matrix':
      return matrixLegend(board, view.mixes);
    case 'arms':
      return `Strokes: true means with their spread. Dots: what agent ${Math.max(0, agent)} believes. Bars: its pulls.`;
    case 'model':
      return modelLegend(board, agent);
    case 'line':
      return 'Thin lines: each agent’s own loss. Thick: the mean of all. Dots: the models.';
    default:
      return '';
  }
}
