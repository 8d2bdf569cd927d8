import { CircleHelp, RotateCcw, Undo2, Zap } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';

export interface FieldWords {
  label: string;
  help: string;
  /** Takes effect at once, or from the next restart. */
  live: boolean;
}

interface FieldProps extends FieldWords {
  /** Id of the element the label names. */
  control: string;
  /** Absent where the control names itself by a group. */
  changed: boolean;
  onReset: () => void;
  problem?: string | null;
  /** Stands at the end of the label's line: a typed field, a switch. */
  beside?: ReactNode;
  children?: ReactNode;
  className?: string;
}

/** The frame of every control: label, word of explanation, mark of when it acts, reset, and what was wrong with the last try. */
export function Field({
  label,
  help,
  live,
  control,
  changed,
  onReset,
  problem,
  beside,
  children,
  className = '',
}: FieldProps) {
  const [explained, setExplained] = useState(false);
  const id = useId();
  const Mark = live ? Zap : RotateCcw;
  const when = live ? 'Acts at once' : 'Acts from a restart';
  return (
    <div className={`field ${className}`} data-changed={changed || undefined}>
      <div className="field-line">
        <label htmlFor={control} className="field-label">
          {label}
        </label>
        <span className="field-mark" title={when} data-live={live || undefined}>
          <Mark size={11} strokeWidth={2} aria-hidden />
          <span className="visually-hidden">{when}</span>
        </span>
        <button
          type="button"
          className="field-aid"
          aria-label={`What is ${label}?`}
          aria-expanded={explained}
          aria-controls={explained ? id : undefined}
          onClick={() => setExplained(!explained)}
        >
          <CircleHelp size={13} strokeWidth={1.75} aria-hidden />
        </button>
        {changed && (
          <button
            type="button"
            className="field-aid"
            aria-label={`Reset ${label}`}
            title="Reset to default"
            onClick={onReset}
          >
            <Undo2 size={13} strokeWidth={1.75} aria-hidden />
          </button>
        )}
        <span className="field-beside">{beside}</span>
      </div>
      {children}
      {explained && (
        <p className="field-help" id={id}>
          {help} <span className="faint">{when}.</span>
        </p>
      )}
      {problem && (
        <p className="field-problem" role="alert" id={`${control}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
