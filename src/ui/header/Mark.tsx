/** Birds in a turning flock: points on a sunflower's spiral, bent to one side. */
const birds = Array.from({ length: 17 }, (_, i) => {
  const angle = i * 2.39996;
  const radius = 2.15 * Math.sqrt(i + 0.4);
  const bend = 0.06 * radius * radius;
  return {
    x: Number((12 + radius * Math.cos(angle) * 1.15 + bend * 0.6 - 1).toFixed(2)),
    y: Number((12 + radius * Math.sin(angle) * 0.8 - bend + 1.4).toFixed(2)),
    r: Number((0.95 + 0.55 * (1 - i / 17)).toFixed(2)),
  };
});

export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden>
      {birds.map(({ x, y, r }, i) => (
        <circle key={i} cx={x} cy={y} r={r} className={i === 0 ? 'mark-first' : undefined} />
      ))}
    </svg>
  );
}
