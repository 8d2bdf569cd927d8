import type { SpeedUpFound, SpentId } from '../../lab/learning/speedUp.ts';
import { formatCount, formatTime } from '../shared/format.ts';

/** A speed-up curve in numbers, a row for each number of agents. */
export function SpeedUpTable({ found, spent }: { found: SpeedUpFound; spent: SpentId }) {
  const said = (cost: number): string =>
    spent === 'seconds' ? formatTime(cost) : `${formatCount(Math.round(cost))} B`;
  return (
    <table className="learning-table">
      <thead>
        <tr>
          <th scope="col">Agents</th>
          <th scope="col">Median</th>
          <th scope="col">10–90 %</th>
          <th scope="col">Speed-up</th>
          <th scope="col">Never reached it</th>
        </tr>
      </thead>
      <tbody>
        {found.taken.map(({ n, costs, missed }) => {
          const point = found.speedUp.points.find((one) => one.n === n);
          return (
            <tr key={n}>
              <th scope="row">{n}</th>
              <td>{point ? said(point.median) : '–'}</td>
              <td>{point ? `${said(point.low)} to ${said(point.high)}` : '–'}</td>
              <td>{point && Number.isFinite(point.speedUp) ? `×${point.speedUp.toPrecision(3)}` : '–'}</td>
              <td>{missed === 0 ? '' : `${missed} of ${missed + costs.length}`}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
