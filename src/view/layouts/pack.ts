/** Places for pieces of a graph: the first in the middle, the others in rings around it, largest first. */
export function ringsAround(radii: readonly number[]): [x: number, y: number][] {
  const centres: [number, number][] = [];
  let ring = 0;
  let angle = 0;
  let end = 0;
  radii.forEach((radius, piece) => {
    if (piece === 0) {
      centres.push([0, 0]);
      end = radius;
      angle = 2 * Math.PI;
      return;
    }
    if (angle + half(radius, ring) > 2 * Math.PI - 1e-9) {
      // Ring full: the next one lies outside it, as thick as its largest piece.
      ring = end + radius * 1.15;
      end += radius * 2.3;
      angle = 0;
    }
    const reach = half(radius, ring);
    centres.push([Math.cos(angle + reach - Math.PI / 2) * ring, Math.sin(angle + reach - Math.PI / 2) * ring]);
    angle += 2 * reach;
  });
  return centres;
}

/** Half the angle a disc takes on a ring, with some air. */
function half(radius: number, ring: number): number {
  return ring > 0 ? Math.asin(Math.min((radius * 1.15) / ring, 1)) : Math.PI;
}
