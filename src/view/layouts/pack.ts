/** Places for pieces of a graph: the first in the middle, the others in rings around it, largest first, evenly on each ring. */
export function ringsAround(radii: readonly number[]): [x: number, y: number][] {
  const centres: [number, number][] = radii.length > 0 ? [[0, 0]] : [];
  let end = radii[0] ?? 0;
  let piece = 1;
  while (piece < radii.length) {
    // As thick as its largest piece, which comes first.
    const ring = end + radii[piece] * 1.15;
    const reaches: number[] = [];
    let taken = 0;
    while (piece + reaches.length < radii.length) {
      const reach = half(radii[piece + reaches.length], ring);
      if (taken + 2 * reach > 2 * Math.PI && reaches.length > 0) break;
      taken += 2 * reach;
      reaches.push(reach);
    }
    const air = Math.max(2 * Math.PI - taken, 0) / reaches.length;
    let angle = -Math.PI / 2;
    for (const reach of reaches) {
      angle += reach;
      centres.push([Math.cos(angle) * ring, Math.sin(angle) * ring]);
      angle += reach + air;
    }
    end = ring + radii[piece] * 1.15;
    piece += reaches.length;
  }
  return centres;
}

/** Half the angle a disc takes on a ring, with some air. */
const half = (radius: number, ring: number): number => Math.asin(Math.min((radius * 1.15) / ring, 1));
