/**
 * Deterministic mathematics: the same bits in every browser and in Node, which the language's own functions do not
 * promise. Ports of the algorithms of fdlibm (Sun Microsystems, 1993), each with its measured error.
 */
export { exp } from './mathematics/exponential.ts';
export { log } from './mathematics/logarithm.ts';
export { pow } from './mathematics/power.ts';
