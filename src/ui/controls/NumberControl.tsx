import { type CSSProperties, type KeyboardEvent, useId, useState } from 'react';
import { formatValue } from '../shared/format.ts';
import { Field, type FieldWords } from './Field.tsx';
import { positionOf, type Range, readNumber, sliderSteps, stepFrom, valueAt } from './scale.ts';

interface NumberControlProps extends FieldWords {
  range: Range;
  /** Wider bounds for the typed field than for the slider, where there are any. */
  typed?: Range;
  unit?: string;
  value: number;
  fallback: number;
  onChange: (value: number) => void;
  className?: string;
}

/** A number: a slider, linear or logarithmic, with a typed field beside it. */
export function NumberControl(props: NumberControlProps) {
  const { label, help, live, range, typed = range, unit, value, fallback, onChange, className } = props;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const commit = (): void => {
    if (draft === null) return;
    const read = readNumber(typed, draft);
    if ('problem' in read) return setProblem(read.problem);
    setDraft(null);
    setProblem(null);
    if (read.value !== value) onChange(read.value);
  };

  const step = (event: KeyboardEvent, direction: 1 | -1): void => {
    event.preventDefault();
    setDraft(null);
    setProblem(null);
    onChange(
      stepFrom(event.currentTarget.getAttribute('type') === 'range' ? range : typed, value, direction),
    );
  };

  const position = positionOf(range, value);
  const fill = { '--fill': `${(100 * position) / sliderSteps}%` } as CSSProperties;
  return (
    <Field
      {...{ label, help, live, problem, className }}
      control={id}
      changed={value !== fallback}
      onReset={() => {
        setDraft(null);
        setProblem(null);
        onChange(fallback);
      }}
      beside={
        <>
          <input
            className="number"
            type="text"
            inputMode={range.integer ? 'numeric' : 'decimal'}
            autoComplete="off"
            aria-label={`${label}, typed`}
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : `${id}-problem`}
            size={Math.max(4, (draft ?? formatValue(value)).length)}
            value={draft ?? formatValue(value)}
            onChange={(event) => setDraft(event.target.value)}
            onFocus={(event) => event.target.select()}
            onBlur={commit}
            onKeyDown={(event) => {
              if (event.key === 'Enter') commit();
              if (event.key === 'Escape' && draft !== null) {
                event.stopPropagation();
                setDraft(null);
                setProblem(null);
              }
              if (event.key === 'ArrowUp') step(event, 1);
              if (event.key === 'ArrowDown') step(event, -1);
            }}
          />
          {unit && <span className="unit">{unit}</span>}
        </>
      }
    >
      <input
        id={id}
        className="slider"
        type="range"
        min={0}
        max={sliderSteps}
        step="any"
        value={position}
        style={fill}
        aria-valuetext={`${formatValue(value)}${unit ? ` ${unit}` : ''}`}
        title={`${formatValue(range.min)} to ${formatValue(range.max)}${unit ? ` ${unit}` : ''}`}
        onChange={(event) => {
          const next = valueAt(range, Number(event.target.value));
          setDraft(null);
          setProblem(null);
          if (next !== value) onChange(next);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp' || event.key === 'ArrowRight') step(event, 1);
          if (event.key === 'ArrowDown' || event.key === 'ArrowLeft') step(event, -1);
        }}
      />
    </Field>
  );
}
