/** More tasks than this are too small to count by eye. */
const pipsAtMost = 40;

/** A mark for each task: a disc for a right answer, a cross for a wrong one, a ring for one to come. */
export function Pips({ outcomes, limit }: { outcomes: readonly boolean[]; limit: number }) {
  const known = limit > 0 && limit <= pipsAtMost;
  const shown = known ? outcomes : outcomes.slice(-20);
  const toCome = known ? Math.max(0, limit - shown.length) : 0;
  return (
    <div className="pips" aria-hidden>
      {shown.map((right, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- a task is known by its number
        <svg key={i} viewBox="-6 -6 12 12" className={right ? 'pip-right' : 'pip-wrong'}>
          {right ? <circle r="4.6" /> : <path d="M-3.4-3.4 3.4 3.4M3.4-3.4-3.4 3.4" />}
        </svg>
      ))}
      {Array.from({ length: toCome }, (_, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- as above
        <svg key={shown.length + i} viewBox="-6 -6 12 12" className="pip-open">
          <circle r="4" />
        </svg>
      ))}
    </div>
  );
}
