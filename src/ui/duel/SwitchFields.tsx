import { useId } from 'react';
import { families, type Switch } from '../../store/labSwitches.ts';

interface SwitchFieldsProps {
  switches: readonly Switch[];
  path: string;
  written: string;
  problem: string | null;
  onPath: (path: string) => void;
  onWritten: (written: string) => void;
}

/** Which parameter to switch, and to what. */
export function SwitchFields({ switches, path, written, problem, onPath, onWritten }: SwitchFieldsProps) {
  const id = useId();
  const chosen = switches.find((one) => one.path === path);
  const options =
    chosen?.param.kind === 'choice'
      ? chosen.param.options
      : chosen?.param.kind === 'toggle'
        ? [
            { value: 'true', label: 'On' },
            { value: 'false', label: 'Off' },
          ]
        : null;
  return (
    <div className="difference-switch">
      <label htmlFor={`${id}-path`}>Switch</label>
      <select
        id={`${id}-path`}
        className="select"
        value={path}
        onChange={(event) => onPath(event.currentTarget.value)}
      >
        {families.map((family) => {
          const own = switches.filter((one) => one.path.startsWith(`${family}.`));
          return own.length === 0 ? null : (
            <optgroup key={family} label={family}>
              {own.map((one) => (
                <option key={one.path} value={one.path}>
                  {one.label} (now {String(one.value)})
                </option>
              ))}
            </optgroup>
          );
        })}
      </select>
      <label htmlFor={`${id}-to`}>to</label>
      {options ? (
        <select
          id={`${id}-to`}
          className="select"
          value={written}
          onChange={(event) => onWritten(event.currentTarget.value)}
        >
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={`${id}-to`}
          className="field"
          inputMode="decimal"
          value={written}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-problem`}
          onChange={(event) => onWritten(event.currentTarget.value)}
        />
      )}
      <p id={`${id}-problem`} className="bad" role="status">
        {problem}
      </p>
    </div>
  );
}
