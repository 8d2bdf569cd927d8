import { log } from '../../kernel/mathematics.ts';

/** Real patients, read from a table. Class 0 is sick. */
export interface Cases {
  features: number;
  names: readonly [string, string];
  /** Patients who come: rows × features, and whether each is sick. */
  rows: Float64Array;
  sick: Uint8Array;
  /** Prior log-odds of the disease among those who teach. */
  prior: number;
  /** By feature: mean and variance of the sick and of the well who teach. */
  means: readonly [Float64Array, Float64Array];
  variances: readonly [Float64Array, Float64Array];
}

/** Reading a file again for every patient would be slow: the last one is kept, which its text alone makes. */
let kept: { text: string; cases: Cases } | null = null;

/** The patients of a text. Throws a RangeError that names line and field, and what was expected. */
export function readCases(text: string): Cases {
  if (kept?.text === text) return kept.cases;
  const cases = read(text);
  kept = { text, cases };
  return cases;
}

/** What is wrong with a text, or null. */
export function casesFault(text: string): string | null {
  try {
    readCases(text);
    return null;
  } catch (error) {
    return error instanceof RangeError ? error.message : String(error);
  }
}

function read(text: string): Cases {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const head = (lines[0] ?? '').split(',').map((word) => word.trim());
  if (head.length !== 4)
    throw new RangeError(`patients: line 1: ${head.length} fields; expected rows, features and two names of classes`);
  const count = whole(head[0], 'rows', 4);
  const features = whole(head[1], 'features', 1);
  if (lines.length - 1 !== count)
    throw new RangeError(`patients: line ${lines.length}: ${lines.length - 1} patients in the file; expected ${count} (is it cut off?)`);
  const all: { values: number[]; sick: boolean }[] = [];
  for (let i = 1; i < lines.length; i++) {
    const fields = lines[i].split(',');
    if (fields.length !== features + 1)
      throw new RangeError(`patients: line ${i + 1}: ${fields.length} fields; expected ${features} features and a class`);
    const values = fields.map((word, field) => {
      const value = Number(word);
      if (word.trim() === '' || !Number.isFinite(value))
        throw new RangeError(`patients: line ${i + 1}: field ${field + 1}: ${word.trim() || 'nothing'}; expected a number`);
      return value;
    });
    const label = values.pop();
    if (label !== 0 && label !== 1) throw new RangeError(`patients: line ${i + 1}: class: ${label}; expected 0 or 1`);
    all.push({ values, sick: label === 0 });
  }
  return teach(all, features, [head[2], head[3]]);
}

/** Every second patient of each class teaches, the others come: Gaussian naive Bayes, a mean and a variance a feature and class. */
function teach(all: readonly { values: number[]; sick: boolean }[], features: number, names: [string, string]): Cases {
  const seen = [0, 0];
  const teachers: { values: number[]; sick: boolean }[] = [];
  const others: { values: number[]; sick: boolean }[] = [];
  for (const one of all) (seen[one.sick ? 0 : 1]++ % 2 === 0 ? teachers : others).push(one);
  const classes = [teachers.filter(({ sick }) => sick), teachers.filter(({ sick }) => !sick)] as const;
  if (others.length === 0 || classes[0].length < 2 || classes[1].length < 2)
    throw new RangeError(`patients: ${seen[0]} sick and ${seen[1]} well; expected at least three of each`);
  const mean = (group: typeof teachers, at: number) => group.reduce((sum, { values }) => sum + values[at], 0) / group.length;
  const means = classes.map((group) => Float64Array.from({ length: features }, (_, at) => mean(group, at)));
  const variances = classes.map((group, which) =>
    Float64Array.from({ length: features }, (_, at) => {
      const middle = means[which][at];
      const sum = group.reduce((total, { values }) => total + (values[at] - middle) * (values[at] - middle), 0);
      return Math.max(1e-12, sum / group.length);
    }),
  );
  return {
    features,
    names,
    rows: Float64Array.from(others.flatMap(({ values }) => values)),
    sick: Uint8Array.from(others, ({ sick }) => (sick ? 1 : 0)),
    prior: log(classes[0].length / classes[1].length),
    means: [means[0], means[1]],
    variances: [variances[0], variances[1]],
  };
}

/** Log-odds that the features first, first + stride … of a row speak for the disease, taken as independent in each class. */
export function logOdds({ rows, features, means, variances }: Cases, row: number, first: number, stride: number): number {
  let sum = 0;
  for (let at = first; at < features; at += stride) {
    const x = rows[row * features + at];
    const [sick, well] = [x - means[0][at], x - means[1][at]];
    const [v0, v1] = [variances[0][at], variances[1][at]];
    sum += 0.5 * (log(v1 / v0) + (well * well) / v1 - (sick * sick) / v0);
  }
  return sum;
}

function whole(word: string, field: string, least: number): number {
  const value = Number(word);
  if (word === '' || !Number.isInteger(value) || value < least)
    throw new RangeError(`patients: line 1: ${field}: ${word || 'nothing'}; expected a whole number from ${least}`);
  return value;
}
