import { Minus, Plus } from 'lucide-react';
import { type CSSProperties, useId, useState } from 'react';
import type { TableParam } from '../../engine/catalog/params.ts';
import { formatValue } from '../shared/format.ts';
import { IconButton } from '../shared/IconButton.tsx';
import './cells.css';
import { Field, type FieldWords } from './Field.tsx';
import { readNumber } from './scale.ts';

type Rows = readonly (readonly number[])[];

interface TableControlProps extends FieldWords {
  param: TableParam;
  value: Rows;
  onChange: (value: Rows) => void;
}

/** Adds or takes a row or a column, within what the parameter allows; new cells are 0, or the nearest that may be. */
export function resize(rows: Rows, height: number, width: number, { min, max }: TableParam): Rows {
  const blank = Math.min(max, Math.max(min, 0));
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => rows[row]?.[column] ?? blank),
  );
}

/** A table of numbers, such as payoffs or weights. */
export function TableControl({ param, value, onChange, ...words }: TableControlProps) {
  const id = useId();
  const [draft, setDraft] = useState<{ row: number; column: number; text: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const height = value.length;
  const width = value[0]?.length ?? 1;
  const reshape = (nextHeight: number, nextWidth: number): void =>
    onChange(resize(value, nextHeight, nextWidth, param));

  const commit = (): void => {
    if (!draft) return;
    const read = readNumber(param, draft.text);
    if ('problem' in read) return setProblem(read.problem);
    setDraft(null);
    setProblem(null);
    const next = value.map((cells, row) =>
      cells.map((cell, column) => (row === draft.row && column === draft.column ? read.value : cell)),
    );
    onChange(next);
  };

  return (
    <Field
      {...words}
      control={`${id}-0-0`}
      changed={JSON.stringify(value) !== JSON.stringify(param.default)}
      problem={problem}
      onReset={() => {
        setDraft(null);
        setProblem(null);
        onChange(param.default);
      }}
    >
      <div className="cells-box">
        <table
          className="cells"
          data-list={height === 1 || undefined}
          style={{ '--columns': width } as CSSProperties}
        >
          <tbody>
            {value.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, column) => {
                  const editing = draft?.row === row && draft.column === column;
                  return (
                    <td key={column}>
                      <input
                        id={`${id}-${row}-${column}`}
                        className="number"
                        type="text"
                        inputMode="decimal"
                        aria-label={`${words.label}, row ${row + 1}, column ${column + 1}`}
                        aria-invalid={editing && problem !== null}
                        value={editing ? draft.text : formatValue(cell)}
                        onChange={(event) => setDraft({ row, column, text: event.target.value })}
                        onBlur={commit}
                        onKeyDown={(event) => {
                          if (event.key === 'Enter') commit();
                        }}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {(param.maxRows > 1 || param.maxColumns > 1) && (
        <div className="cells-size">
          {param.maxRows > 1 && (
            <>
              <span>{height === 1 ? '1 row' : `${height} rows`}</span>
              <IconButton
                icon={Minus}
                label="Take a row"
                disabled={height <= 1}
                onClick={() => reshape(height - 1, width)}
              />
              <IconButton
                icon={Plus}
                label="Add a row"
                disabled={height >= param.maxRows}
                onClick={() => reshape(height + 1, width)}
              />
            </>
          )}
          {param.maxColumns > 1 && (
            <>
              <span>{width === 1 ? '1 column' : `${width} columns`}</span>
              <IconButton
                icon={Minus}
                label="Take a column"
                disabled={width <= 1}
                onClick={() => reshape(height, width - 1)}
              />
              <IconButton
                icon={Plus}
                label="Add a column"
                disabled={width >= param.maxColumns}
                onClick={() => reshape(height, width + 1)}
              />
            </>
          )}
        </div>
      )}
    </Field>
  );
}
