import { useLanes } from '../../store/index.ts';
import { BesideMenu } from './BesideMenu.tsx';

/** A recording's numbers, and what a simulated team of its roles comes to by the same counts. */
export function ComparedTable() {
  const compared = useLanes((all) => all.compared);
  return (
    <div className="lanes-top">
      <table className="compared">
        <caption className="visually-hidden">The recording and the simulated team in numbers</caption>
        <thead>
          <tr>
            <th scope="col">Of a task</th>
            {compared.map(({ label, help }) => (
              <th key={label} scope="col" title={help}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(['recorded', 'simulated'] as const).map((side) => (
            <tr key={side}>
              <th scope="row">{side === 'recorded' ? 'Recorded' : 'Simulated'}</th>
              {compared.map((row) => (
                <td key={row.label}>{row[side]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="lanes-shared">
        <p>
          One clock: a turn is a second in both. The team is a model of roles, turns and lengths taken from
          the log, not a language model; its skill is a default.
        </p>
        <BesideMenu />
      </div>
    </div>
  );
}
