import type { Row } from '../../store/labEvidence.ts';

type Figure = Row['expected'];

/** A figure in little room: six significant digits, lists shortened. */
export function figureText(figure: Figure | undefined, most = 4): string {
  if (figure === undefined) return '–';
  if (typeof figure === 'boolean') return figure ? 'yes' : 'no';
  if (typeof figure === 'string') return figure;
  if (typeof figure === 'number') return numberText(figure);
  const shown = figure.slice(0, most).map((one) => figureText(one, most));
  return `${shown.join(', ')}${figure.length > most ? ` … (${figure.length})` : ''}`;
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '–';
  if (Number.isInteger(value)) return String(value).replace('-', '−');
  const short = Number(value.toPrecision(6));
  const size = Math.abs(short);
  const text = size < 1e-4 || size >= 1e7 ? short.toExponential(3) : String(short);
  return text.replaceAll('-', '−').replace('e+', 'e');
}

/** Half the width of the 95 % interval of ours; '' for what is no estimate. */
export const intervalText = ({ ours }: Row): string =>
  ours?.se ? `± ${numberText(Number((1.96 * ours.se).toPrecision(2)))}` : '';

/** What the engine came to where ours is a formula. */
export function engineText({ ours }: Row): string {
  const engine = ours?.engine;
  if (engine === undefined) return '';
  if (engine === 'too rare') return 'Too rare to be met in runs.';
  return `${numberText(engine.value)} ± ${numberText(Number((1.96 * engine.se).toPrecision(2)))} in ${engine.reps} runs`;
}

/** Parameters as lines of a list. */
export const parameterLines = ({ parameters }: Row): [key: string, value: string][] =>
  Object.entries(parameters ?? {}).map(([key, value]) => [
    key.replaceAll('_', ' '),
    typeof value === 'string' ? value : JSON.stringify(value).slice(0, 600),
  ]);

export const howLabels: Record<Row['how'], string> = {
  engine: 'run by the engine',
  formula: 'worked out by formula',
  static: 'checked without a run',
  order: 'an order of values',
};
