import { casesFault } from '../../engine/environments/triage/cases.ts';
import { readTable, type Table } from '../../engine/environments/dataset/readTable.ts';
import type { Choice, Scenario } from '../../engine/scenario/scenario.ts';
import type { Input } from './input.ts';

/** More different values than this, all of them numbers, are a quantity and no classes. */
const CLASSES_AT_MOST = 20;

const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;

/** Ten clients and a server that learn one model without sharing their samples. */
const usual: Scenario = {
  version: 1,
  seed: 5,
  agents: 10,
  topology: { id: 'star' },
  network: { id: 'constant', meanSeconds: 0.35 },
  protocol: { id: 'broadcast' },
  environment: { id: 'dataset' },
  learner: { id: 'fedavg' },
};

/**
 * The table in the form that the engine reads. Two other forms are common: a first line "rows,features,class,class" (scikit-learn) whose
 * classes are numbered in the last column, and no line of names at all.
 */
export function withNames(text: string): string {
  const end = text.indexOf('\n');
  const first = (end < 0 ? text : text.slice(0, end)).trim();
  const rest = end < 0 ? '' : text.slice(end + 1);
  const cells = first.split(',');
  const [rows = '', features = '', ...classes] = cells;
  if (
    NUMBER.test(rows) &&
    NUMBER.test(features) &&
    classes.length > 0 &&
    classes.every((name) => !NUMBER.test(name))
  ) {
    const names = Array.from({ length: Number(features) }, (_, i) => `feature ${i + 1}`);
    const lines = rest
      .split('\n')
      .map((line) =>
        line.replace(/,\s*(\d+)\s*$/, (whole, at: string) => `,${classes[Number(at)] ?? whole.slice(1)}`),
      );
    return `${[...names, 'class'].join(',')}\n${lines.join('\n')}`;
  }
  if (cells.length > 1 && cells.every((cell) => NUMBER.test(cell)))
    return `${[...cells.slice(1).map((_, i) => `feature ${i + 1}`), 'class'].join(',')}\n${text}`;
  return text;
}

/** What is to be foretold, and by which model. */
function fitting({ classes, numbers }: Table): Pick<Choice, 'task' | 'model'> {
  const quantity = classes.length === 0 || (numbers !== null && classes.length > CLASSES_AT_MOST);
  if (quantity) return { task: 'numbers', model: 'linear' };
  return { task: 'classes', model: classes.length === 2 ? 'logistic' : 'softmax' };
}

/** A table of samples, spread over agents that learn from it; patients, where the world on screen has patients. */
export const dataset: Input = {
  id: 'dataset',
  label: 'a table of samples',
  means: ({ text, json, name }) =>
    json === undefined && (/\.csv(?:\.gz)?$/i.test(name) || /^[^\n{]*,[^\n]*\n[^\n]*,/.test(text)),
  scenario({ text, name }, present) {
    const title = name.replace(/\.csv(?:\.gz)?$/i, '');
    const plain = text.replaceAll('\r', '');
    // Patients come to the emergency department that is on screen, as they stand in the file.
    if (present?.environment.id === 'triage' && casesFault(plain) === null)
      return { ...present, title, environment: { ...present.environment, cases: plain } };
    const table = withNames(plain);
    const read = readTable(table);
    if (typeof read === 'string') throw new RangeError(read);
    const onScreen = present?.environment.id === 'dataset' && present.learner ? present : null;
    return {
      ...(onScreen ?? usual),
      title,
      environment: { id: 'dataset', source: 'table', table, ...fitting(read) },
    };
  },
};
