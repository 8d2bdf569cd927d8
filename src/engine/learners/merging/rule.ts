/** A way to make one model of many. */
export interface Rule {
  id: string;
  label: string;
  /** One sentence with what it bears, ending in a stop. */
  help: string;
  source: string;
  /** Merges m models of equal length d into `into`, bearing up to `liars` arbitrary ones where the rule can. Never changes the models. */
  merge(models: readonly Float64Array[], liars: number, into: Float64Array): void;
}
