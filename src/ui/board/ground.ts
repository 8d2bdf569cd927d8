import type { BoardPen } from '../../view/board/grid.ts';

/**
 * What lies under moving pieces, kept as a picture: while they glide sixty times a second, cells, shades and arrows change eight times. `key`
 * is everything that the ground depends on besides its size.
 */
export class Ground {
  private readonly canvas = document.createElement('canvas');
  private key: readonly unknown[] = [];

  /** Draws the ground on the pen, painting it anew only where something has changed. */
  show(
    pen: BoardPen,
    { width, height }: { width: number; height: number },
    key: readonly unknown[],
    draw: (pen: BoardPen) => void,
  ): void {
    const ratio = pen.getTransform().a || 1;
    const next = [Math.round(width * ratio), Math.round(height * ratio), ...key];
    if (next.length !== this.key.length || next.some((one, i) => one !== this.key[i])) {
      this.key = next;
      this.canvas.width = next[0] as number;
      this.canvas.height = next[1] as number;
      const own = this.canvas.getContext('2d');
      if (!own) return;
      own.setTransform(ratio, 0, 0, ratio, 0, 0);
      draw(own);
    }
    pen.drawImage(this.canvas, 0, 0, width, height);
  }
}
