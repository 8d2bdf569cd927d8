import type { Theme } from '../theme.ts';
import type { Pad, Picture } from './picture.ts';

/** Links cut by hand: the edge taken away and dashed. Links slowed by hand: dotted and thicker, the slower the thicker. */
export function paintLinks(target: Pad, picture: Picture, theme: Theme): void {
  const { links } = picture.frame;
  if (links.length === 0) return;
  target.save();
  target.lineCap = 'butt';
  // Among a few lines the cut one is taken out; a mist of thousands would show a scar instead.
  if (picture.edges.from.length < 2_500) pass(target, picture, true, theme.stage.css, () => 3, []);
  pass(target, picture, true, theme.edgeCut.css, () => 1.5, [5, 5], 0.75);
  target.lineCap = 'round';
  pass(
    target,
    picture,
    false,
    theme.warn.css,
    (factor) => Math.min(1.6 + Math.log2(Math.max(factor, 1)) * 0.7, 5),
    [0.1, 6],
  );
  target.setLineDash([]);
  target.restore();
}

function pass(
  target: Pad,
  picture: Picture,
  cut: boolean,
  colour: string,
  width: (factor: number) => number,
  dash: number[],
  alpha = 1,
): void {
  const { screen, n } = picture;
  const { links } = picture.frame;
  target.strokeStyle = colour;
  target.globalAlpha = alpha;
  target.setLineDash(dash);
  for (let k = 0; k + 2 < links.length; k += 3) {
    const from = links[k];
    const to = links[k + 1];
    const factor = links[k + 2];
    if ((factor === 0) !== cut || factor === 1 || from >= n || to >= n || from < 0 || to < 0) continue;
    target.lineWidth = width(factor);
    target.beginPath();
    target.moveTo(screen[2 * from], screen[2 * from + 1]);
    target.lineTo(screen[2 * to], screen[2 * to + 1]);
    target.stroke();
  }
}
