import { geometricMedian } from './geometricMedian.ts';
import { krum, multiKrum } from './krum.ts';
import { mean } from './mean.ts';
import { median } from './median.ts';
import { normClipping } from './normClipping.ts';
import type { Rule } from './rule.ts';
import { trimmedMean } from './trimmedMean.ts';

export const rules: readonly Rule[] = [
  mean,
  median,
  trimmedMean,
  krum,
  multiKrum,
  geometricMedian,
  normClipping,
];
