import { type CSSProperties, useEffect, useState } from 'react';
import type { Report } from '../../lab/calibrate/report.ts';
import { bench } from '../../store/labBench.ts';

const percent = (value: number): string => `${value > 0 ? '+' : ''}${value.toFixed(1)}`.replace('-', '−');
const three = (value: number): string => value.toFixed(3).replace('-', '−');

/** Our mechanisms calibrated to the paper's success rates, worked out when this is shown. */
export function Calibration() {
  const [told, setTold] = useState<Report | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let over = false;
    bench()
      .then((open) => open.calibration())
      .then(
        (report) => !over && setTold(report),
        (error: unknown) => !over && setProblem(error instanceof Error ? error.message : String(error)),
      );
    return () => {
      over = true;
    };
  }, []);
  return (
    <section aria-labelledby="paper-ours">
      <h3 id="paper-ours">Our mechanisms beside its figures</h3>
      {problem && (
        <p className="multiple-problem" role="alert">
          The calibration could not be worked out. {problem}
        </p>
      )}
      {!told && !problem && (
        <p className="note-line" role="status">
          Working it out…
        </p>
      )}
      {told && <Told told={told} />}
    </section>
  );
}

function Told({ told }: { told: Report }) {
  const { changes, signs, error, leftOut, picks, unexplained } = told;
  const benchmarks = [...new Set(changes.map(({ benchmark }) => benchmark))];
  const values = changes.flatMap(({ published, observed, calibrated }) => [published, observed, calibrated]);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const place = (value: number): CSSProperties => ({ left: `${(100 * (value - low)) / (high - low)}%` });
  return (
    <>
      <p className="note-line">
        Three mechanisms (what dividing the work yields, skill that carries over, loss where members do not
        talk) with {told.parameters} parameters, fitted to the success rates of six of the nine models. Change
        of success against the single agent, in percent.
      </p>
      <ul className="calibration-key">
        <li>
          <i data-mark="published" /> published, nine models
        </li>
        <li>
          <i data-mark="observed" /> observed, six models
        </li>
        <li>
          <i data-mark="calibrated" /> ours
        </li>
      </ul>
      <table className="calibration">
        <thead>
          <tr>
            <th scope="col">Benchmark</th>
            <th scope="col">Team</th>
            <th scope="col" className="calibration-wide">
              <span className="visually-hidden">Drawn</span>
            </th>
            <th scope="col">Published</th>
            <th scope="col">Observed</th>
            <th scope="col">Ours</th>
          </tr>
        </thead>
        {benchmarks.map((benchmark) => (
          <tbody key={benchmark}>
            {changes
              .filter((one) => one.benchmark === benchmark)
              .map(({ team, published, observed, calibrated }, i) => (
                <tr key={team}>
                  {i === 0 && (
                    <th scope="rowgroup" rowSpan={4}>
                      {benchmark}
                    </th>
                  )}
                  <th scope="row">{team}</th>
                  <td className="calibration-wide" aria-label="drawn">
                    <div className="calibration-track" aria-hidden="true">
                      <span data-mark="zero" style={place(0)} />
                      <i data-mark="published" style={place(published)} />
                      <i data-mark="observed" style={place(observed)} />
                      <i data-mark="calibrated" style={place(calibrated)} />
                    </div>
                  </td>
                  <td>{percent(published)}</td>
                  <td>{percent(observed)}</td>
                  <td>{percent(calibrated)}</td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
      <dl className="calibration-facts">
        <div>
          <dt>Signs of published changes above 2 points</dt>
          <dd>
            {signs.agree} of {signs.of} agree
          </dd>
        </div>
        <div>
          <dt>Mean error of the 16 changes</dt>
          <dd>{error.toFixed(1)} points</dd>
        </div>
        <div>
          <dt>R² of the fit</dt>
          <dd>{three(told.fit)}</dd>
        </div>
        <div>
          <dt>R² with each model left out in turn</dt>
          <dd>
            {three(leftOut.ours)} (a table of means: {three(leftOut.cellMeans)}; with one shared slope on the
            single agent’s success: {three(leftOut.cellMeansWithSlope)}, or{' '}
            {three(leftOut.cellMeansWithSlopeOfAll)} where that slope has seen all six models)
          </dd>
        </div>
        <div>
          <dt>Best architecture, ours and observed</dt>
          <dd>
            {picks
              .map(({ benchmark, calibrated, observed }) => `${benchmark}: ${calibrated}, ${observed}`)
              .join('; ')}
          </dd>
        </div>
        <div>
          <dt>What the mechanisms do not explain</dt>
          <dd>
            {unexplained
              .slice(0, 4)
              .map(
                ({ cell, expected }) =>
                  `${cell.model} on ${cell.benchmark}, ${cell.team}: ${cell.rate.toFixed(2)} against ${expected.toFixed(2)}`,
              )
              .join('; ')}
            .
          </dd>
        </div>
      </dl>
      <p className="note-line">
        Six models are few: the benchmark that measures skill was chosen with all six in view, so the figure
        for models left out is on the kind side. Within finance-agent the calibration misses which models gain
        and which do not.
      </p>
    </>
  );
}
