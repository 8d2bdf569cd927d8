/**
 * Deterministic mathematics: the same bits in every browser and in Node, which the language's own functions
 * do not promise. Built on + - * / and square root, comparisons, integers and the bits of doubles only.
 *
 * Most of it follows fdlibm, whose notice is kept here for all files of the folder: Copyright (C) 1993, 2004
 * by Sun Microsystems, Inc. All rights reserved. Permission to use, copy, modify, and distribute this
 * software is freely granted, provided that this notice is preserved.
 */
export { atan, atan2 } from './mathematics/arctangent.ts';
export { erf, erfc } from './mathematics/error-function.ts';
export { exp } from './mathematics/exponential.ts';
export { digamma, lgamma } from './mathematics/gamma.ts';
export { expm1, tanh } from './mathematics/hyperbolic.ts';
export { log, log1p, log2 } from './mathematics/logarithm.ts';
export { normalCdf, normalQuantile } from './mathematics/normal.ts';
export { pow } from './mathematics/power.ts';
export { cos, sin, tan } from './mathematics/trigonometry.ts';

/** Square root, correctly rounded by IEEE 754 everywhere; here so that one import serves all mathematics. */
export const sqrt = Math.sqrt;
