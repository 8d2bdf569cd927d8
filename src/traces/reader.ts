import type { Recording } from './recording.ts';

/** How one layout of log becomes a recording; an entry of the family `readers`. */
export interface Reader {
  /** Kebab-case, stable for ever. */
  id: string;
  label: string;
  /** What a log of this layout looks like; shown where a file fits none. */
  summary: string;
  /** Where the layout comes from. */
  source: string;
  /** Whether parsed JSON has this layout's marks; cheap, and true for a damaged log of this layout too. */
  recognises(json: unknown): boolean;
  /** Reads the log; throws a `Refusal` that names the field. */
  read(json: unknown, name: string): Recording;
}
