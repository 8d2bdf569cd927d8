/** Where an arrow key points, as a unit vector on the screen. */
export const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The agent to go to from another in a direction: near and straight ahead first; what lies more than 60 degrees aside
 * does not count. -1 if there is none. From no agent (-1) it is the one nearest to (x, y).
 */
export function steer(
  screen: Float32Array,
  n: number,
  agent: number,
  [dx, dy]: readonly [number, number],
  x: number,
  y: number,
): number {
  const known = agent >= 0 && agent < n;
  const fromX = known ? screen[2 * agent] : x;
  const fromY = known ? screen[2 * agent + 1] : y;
  let best = -1;
  let least = Infinity;
  for (let i = 0; i < n; i++) {
    if (i === agent) continue;
    const awayX = screen[2 * i] - fromX;
    const awayY = screen[2 * i + 1] - fromY;
    const distance = Math.sqrt(awayX * awayX + awayY * awayY);
    const ahead = known ? awayX * dx + awayY * dy : distance;
    if (!(ahead > distance * 0.5) && known) continue;
    // Going astray costs twice what going far costs.
    const cost = distance + 2 * (distance - ahead);
    if (cost < least) {
      least = cost;
      best = i;
    }
  }
  return best;
}
