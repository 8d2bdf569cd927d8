import laws from '../../scenarios/paperLaws.json';

const list = new Intl.ListFormat('en', { style: 'long', type: 'conjunction' });
const hundredths = (value: number): string => value.toFixed(2);

/** The laws that the paper's own data do not bear out, as they come out of this engine: ours, and no check of theirs. */
export function OurLaws() {
  const { turns, density, errors } = laws;
  return (
    <section aria-labelledby="our-laws">
      <h3 id="our-laws">The same laws in this engine</h3>
      <p className="note-line">
        Ours, by <code>npm run laws</code>: teams of {list.format((turns[0]?.sizes ?? []).map(String))}{' '}
        without a limit on turns, on tasks of twelve steps half of which stand apart. They say how these
        mechanisms scale, not how language models do.
      </p>
      <ul className="published">
        <li>
          <p className="published-claim">Turns, T = a (n + ½)ᵇ</p>
          <p className="saying-text">
            {list.format(
              turns.map(
                ({ architecture, factor, exponent, r2 }) =>
                  `${architecture}: a = ${hundredths(factor)}, b = ${hundredths(exponent)} (R² ${hundredths(r2)})`,
              ),
            )}
            . The paper claims 2.72 and 1.724 for all.
          </p>
        </li>
        <li>
          <p className="published-claim">Success against message density</p>
          <p className="saying-text">
            {hundredths(density.intercept)} + {hundredths(density.slope)} ln(messages a turn), R²{' '}
            {hundredths(density.r2)} over {density.teams} teams. The paper claims .73 + .28 ln.
          </p>
        </li>
        <li>
          <p className="published-claim">Errors, teams of three</p>
          <p className="saying-text">
            Wrong answers against one agent alone (task level):{' '}
            {list.format(errors.map(({ architecture, task }) => `${architecture} ${hundredths(task)}×`))}.
            Agents that carry an error (trace level):{' '}
            {list.format(errors.map(({ architecture, trace }) => `${architecture} ${hundredths(trace)}`))}.
            The paper claims between 4.4 and 17.2, of another quantity in each version.
          </p>
        </li>
      </ul>
    </section>
  );
}
