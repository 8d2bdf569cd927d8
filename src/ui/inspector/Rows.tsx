import type { InspectionRow } from '../../engine/kernel/frame.ts';

/** Rows of an inspection by group; everything in them is text, and nothing in them is ever markup. */
export function Rows({ rows }: { rows: readonly InspectionRow[] }) {
  const groups = [...new Set(rows.map(({ group }) => group))];
  return groups.map((group) => (
    <section key={group} className="rows">
      {group && <h4>{group}</h4>}
      <dl>
        {rows
          .filter((row) => row.group === group)
          .map(({ label, value, long }, i) => (
            <div key={`${label} ${i}`} data-long={long || undefined}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  ));
}
