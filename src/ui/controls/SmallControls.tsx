import { useId, useState } from 'react';
import type { ChoiceParam, TextParam } from '../../engine/catalog/params.ts';
import { Field, type FieldWords } from './Field.tsx';

interface ChoiceControlProps extends FieldWords {
  options: ChoiceParam['options'];
  value: string;
  fallback: string;
  onChange: (value: string) => void;
}

/** One of a few: buttons side by side where the words are short, a list otherwise. */
export function ChoiceControl({ options, value, fallback, onChange, ...words }: ChoiceControlProps) {
  const id = useId();
  const letters = options.reduce((sum, option) => sum + option.label.length, 0);
  const chosen = options.find((option) => option.value === value);
  const frame = { ...words, control: id, changed: value !== fallback, onReset: () => onChange(fallback) };
  if (options.length > 3 || letters > 24) {
    return (
      <Field {...frame}>
        <select id={id} className="select" value={value} onChange={(event) => onChange(event.target.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        {chosen?.help && <p className="field-help">{chosen.help}</p>}
      </Field>
    );
  }
  return (
    <Field {...frame} control={`${id}-${value}`}>
      <div className="segments" role="radiogroup" aria-label={words.label}>
        {options.map((option) => (
          <label key={option.value} className="segment" title={option.help}>
            <input
              type="radio"
              id={`${id}-${option.value}`}
              name={id}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </Field>
  );
}

interface ToggleControlProps extends FieldWords {
  value: boolean;
  fallback: boolean;
  onChange: (value: boolean) => void;
}

/** On or off. */
export function ToggleControl({ value, fallback, onChange, ...words }: ToggleControlProps) {
  const id = useId();
  return (
    <Field
      {...words}
      control={id}
      changed={value !== fallback}
      onReset={() => onChange(fallback)}
      beside={
        <input
          id={id}
          className="switch"
          type="checkbox"
          checked={value}
          onChange={(event) => onChange(event.target.checked)}
        />
      }
    />
  );
}

interface TextControlProps extends FieldWords {
  param: TextParam;
  value: string;
  onChange: (value: string) => void;
}

/** Free text; what is wrong with it is said when it is left, and the world keeps the last that was right. */
export function TextControl({ param, value, onChange, ...words }: TextControlProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const commit = (): void => {
    if (draft === null) return;
    const wrong = param.check?.(draft) ?? null;
    setProblem(wrong);
    if (wrong !== null) return;
    setDraft(null);
    if (draft !== value) onChange(draft);
  };
  return (
    <Field
      {...words}
      control={id}
      changed={value !== param.default}
      problem={problem}
      onReset={() => {
        setDraft(null);
        setProblem(null);
        onChange(param.default);
      }}
    >
      <textarea
        id={id}
        className="text"
        rows={4}
        spellCheck={false}
        maxLength={param.maxLength}
        placeholder={param.placeholder}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        value={draft ?? value}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
      />
    </Field>
  );
}
