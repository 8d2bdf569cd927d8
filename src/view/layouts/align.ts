/**
 * Turns, mirrors and moves positions so that agents come to stand as near as possible to where they were: orthogonal
 * Procrustes in the plane (Schönemann, Psychometrika 31, 1966), without scaling. Agents beyond `before` follow along.
 * Changes and returns its first argument.
 */
export function aligned(positions: Float32Array, before: Float32Array): Float32Array {
  const shared = Math.min(positions.length, before.length) >> 1;
  if (shared < 2) return positions;
  const here = mean(positions, shared);
  const there = mean(before, shared);
  let dot = 0;
  let crossed = 0;
  let dotMirrored = 0;
  let crossedMirrored = 0;
  for (let i = 0; i < shared; i++) {
    const x = positions[2 * i] - here[0];
    const y = positions[2 * i + 1] - here[1];
    const u = before[2 * i] - there[0];
    const v = before[2 * i + 1] - there[1];
    dot += x * u + y * v;
    crossed += x * v - y * u;
    dotMirrored += x * u - y * v;
    crossedMirrored += x * v + y * u;
  }
  const mirrored = Math.hypot(dotMirrored, crossedMirrored) > Math.hypot(dot, crossed) * 1.0001;
  const cosine = mirrored ? dotMirrored : dot;
  const sine = mirrored ? crossedMirrored : crossed;
  const length = Math.hypot(cosine, sine);
  if (!(length > 0)) return positions;
  const flip = mirrored ? -1 : 1;
  for (let i = 0; i + 1 < positions.length; i += 2) {
    const x = positions[i] - here[0];
    const y = (positions[i + 1] - here[1]) * flip;
    positions[i] = (x * cosine - y * sine) / length + there[0];
    positions[i + 1] = (x * sine + y * cosine) / length + there[1];
  }
  return positions;
}

function mean(positions: Float32Array, count: number): [number, number] {
  let x = 0;
  let y = 0;
  for (let i = 0; i < count; i++) {
    x += positions[2 * i];
    y += positions[2 * i + 1];
  }
  return [x / count, y / count];
}
