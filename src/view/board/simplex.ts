import type { BoardView, MatrixBoard } from '../../engine/kernel/board.ts';
import { type Theme, withAlpha } from '../theme.ts';
import { type Box, halves } from './box.ts';
import type { BoardPen } from './grid.ts';
import { dot, text, vector } from './pen.ts';
import { earnings, inTriangle, meanMix, mixAt, movesAtAll, pairsOf, replicatorRates, transposed } from './strategies.ts';
import type { Trails } from './trails.ts';

type Mixes = NonNullable<BoardView['mixes']>;

/** Everyone's mixed strategy beside the field of replicator dynamics: a square for two actions, triangles for three. */
export function paintSimplex(
  pen: BoardPen,
  board: MatrixBoard,
  mixes: Mixes,
  trails: Trails,
  selected: number,
  box: Box,
  theme: Theme,
): void {
  if (mixes.actions === 2) paintSquare(pen, board, mixes, trails, selected, box, theme);
  else if (mixes.actions === 3) {
    const [first, second] = halves(box, 0.5, 16);
    paintTriangle(pen, board, mixes, trails, selected, 1, first, theme);
    paintTriangle(pen, board, mixes, trails, selected, 0, second, theme);
  }
}

const STEPS = 12;

/** x: chance that the column player takes its first action; y, upward: that the row player does. */
function paintSquare(
  pen: BoardPen,
  { row, column, sides }: MatrixBoard,
  mixes: Mixes,
  trails: Trails,
  selected: number,
  box: Box,
  theme: Theme,
): void {
  const side = Math.max(20, Math.min(box.width - 30, box.height - 44, 380));
  const x = box.x + (box.width - side + 20) / 2;
  const y = box.y + (box.height - side - 20) / 2;
  const at = (columnFirst: number, rowFirst: number): [number, number] => [
    x + columnFirst * side,
    y + (1 - rowFirst) * side,
  ];
  pen.strokeStyle = theme.hairlineStrong.css;
  pen.lineWidth = 1;
  pen.strokeRect(x, y, side, side);
  const columns = transposed(column);
  let fastest = 0;
  const field: [number, number, number, number][] = [];
  for (let i = 0; i <= STEPS; i++)
    for (let j = 0; j <= STEPS; j++) {
      const [q, p] = [i / STEPS, j / STEPS];
      const [dp] = replicatorRates([p, 1 - p], earnings(row, [q, 1 - q]));
      const [dq] = replicatorRates([q, 1 - q], earnings(columns, [p, 1 - p]));
      fastest = Math.max(fastest, Math.hypot(dp, dq));
      field.push([q, p, dq, dp]);
    }
  const scale = movesAtAll(fastest, row, column) ? ((side / STEPS) * 1.1) / fastest : 0;
  for (const [q, p, dq, dp] of field) {
    const [px, py] = at(q, p);
    vector(pen, px, py, dq * scale, -dp * scale, side / STEPS, withAlpha(theme.inkFaint, 0.75));
  }
  const pairs = pairsOf(mixes, sides);
  const others = meanMix(mixes, sides, 0, 2);
  const points: [number, number, number][] =
    pairs.length > 0
      ? pairs.map(([a, b]) => [mixes.agents[a], mixAt(mixes, b)[0], mixAt(mixes, a)[0]])
      : Array.from(mixes.agents, (agent, place) => [agent, others[0], mixAt(mixes, place)[0]]);
  pairs.slice(0, 4).forEach(([a, b], i) => {
    drawTrail(
      pen,
      trails,
      (point) => at(point[b * 2], point[a * 2]),
      2 * Math.max(a, b) + 2,
      theme.series[i % 8].css,
    );
  });
  for (const [agent, q, p] of points) {
    const [px, py] = at(q, p);
    const chosen = agent === selected || agent + 1 === selected;
    dot(pen, px, py, chosen ? 6 : 4, theme.accent.css, chosen ? theme.selection.css : theme.stage.css);
  }
  text(pen, 'column player’s chance of 1', x + side / 2, y + side + 16, theme.inkMuted.css, { size: 11 });
  pen.save();
  pen.translate(x - 14, y + side / 2);
  pen.rotate(-Math.PI / 2);
  text(pen, 'row player’s chance of 1', 0, 0, theme.inkMuted.css, { size: 11 });
  pen.restore();
}

/** One side's mixes of three actions, in the field against the other side's mean mix. */
function paintTriangle(
  pen: BoardPen,
  { row, column, sides }: MatrixBoard,
  mixes: Mixes,
  trails: Trails,
  selected: number,
  seat: 0 | 1,
  box: Box,
  theme: Theme,
): void {
  const side = Math.max(20, Math.min(box.width - 28, ((box.height - 52) * 2) / Math.sqrt(3), 340));
  const height = (side * Math.sqrt(3)) / 2;
  const frame = { x: box.x + (box.width - side) / 2, y: box.y + (box.height - height) / 2, side };
  const corners = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ].map((corner) => inTriangle(corner, frame));
  pen.beginPath();
  corners.forEach(([x, y], i) => (i === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
  pen.closePath();
  pen.strokeStyle = theme.hairlineStrong.css;
  pen.lineWidth = 1;
  pen.stroke();
  corners.forEach(([x, y], i) =>
    text(pen, String(i + 1), x + [0, 10, -10][i], y + [-10, 6, 6][i], theme.inkMuted.css, { size: 11 }),
  );
  const table = seat === 1 ? row : transposed(column);
  const earned = earnings(table, meanMix(mixes, sides, 1 - seat, table[0].length));
  let fastest = 0;
  const field: [number[], number[]][] = [];
  for (let a = 0; a <= 10; a++)
    for (let b = 0; a + b <= 10; b++) {
      const shares = [a / 10, b / 10, (10 - a - b) / 10];
      const rates = replicatorRates(shares, earned);
      fastest = Math.max(fastest, Math.hypot(...rates));
      field.push([shares, rates]);
    }
  const scale = movesAtAll(fastest, row, column) ? 0.11 / fastest : 0;
  for (const [shares, rates] of field) {
    const [x, y] = inTriangle(shares, frame);
    const [toX, toY] = inTriangle(
      shares.map((share, i) => share + rates[i] * scale),
      frame,
    );
    vector(pen, x, y, toX - x, toY - y, side / 11, withAlpha(theme.inkFaint, 0.75));
  }
  let drawn = 0;
  mixes.agents.forEach((agent, place) => {
    if (sides[agent] !== seat) return;
    if (drawn++ < 4)
      drawTrail(
        pen,
        trails,
        (point) => inTriangle(Array.from(point.subarray(place * 3, place * 3 + 3)), frame),
        3 * place + 3,
        theme.series[(drawn - 1) % 8].css,
      );
  });
  mixes.agents.forEach((agent, place) => {
    if (sides[agent] !== seat) return;
    const [x, y] = inTriangle(mixAt(mixes, place), frame);
    const chosen = agent === selected;
    dot(pen, x, y, chosen ? 6 : 4, theme.accent.css, chosen ? theme.selection.css : theme.stage.css);
  });
  text(
    pen,
    seat === 1 ? 'row players' : 'column players',
    frame.x + side / 2,
    frame.y + height + 20,
    theme.inkMuted.css,
    {
      size: 11,
    },
  );
}

function drawTrail(
  pen: BoardPen,
  { points }: Trails,
  where: (point: Float32Array) => [number, number],
  numbers: number,
  colour: string,
): void {
  if (points.length < 2) return;
  pen.beginPath();
  let down = false;
  for (const point of points) {
    if (point.length < numbers) return;
    const [x, y] = where(point);
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    if (down) pen.lineTo(x, y);
    else pen.moveTo(x, y);
    down = true;
  }
  pen.strokeStyle = colour;
  pen.lineWidth = 1.25;
  pen.stroke();
}
