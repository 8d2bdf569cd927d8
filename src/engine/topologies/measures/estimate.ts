/** A measured number, exact or with what is known about it. */
export interface Estimate {
  value: number;
  exact: boolean;
  /** The true value lies in [lower, upper]; equal to `value` if exact. Each function says how sure this is. */
  lower: number;
  upper: number;
}

export const exactly = (value: number): Estimate => ({ value, exact: true, lower: value, upper: value });
