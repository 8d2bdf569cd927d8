import { exp, expm1, log, log1p } from '../mathematics.ts';
import { isCount, isNotNegative, NOT_NEGATIVE, refuse, type Source } from './source.ts';

/** What depends on n and s alone: asked for the same again and again, so the last is kept. */
const hat = { n: 0, s: 0, first: 0, last: 0, cut: 0 };

/**
 * Zipf: P(k) proportional to k^-s on 1 … n, for any s ≥ 0; at s = 0 uniform.
 * By rejection-inversion: W. Hörmann and G. Derflinger, ACM TOMACS 6, 1996, with H as (x^(1-s) - 1)/(1 - s),
 * whose limit at s = 1 is log x.
 */
export function zipf(source: Source, n: number, s: number): number {
  if (hat.n !== n || hat.s !== s) prepare(n, s);
  const { first, last, cut } = hat;
  for (;;) {
    const u = last + source.uniform() * (first - last);
    const x = inverseIntegral(u, s);
    const k = Math.min(Math.max(Math.floor(x + 0.5), 1), n);
    if (k - x <= cut || u >= integral(k + 0.5, s) - density(k, s)) return k;
  }
}

function prepare(n: number, s: number): void {
  if (!isCount(n, 1)) refuse('zipf', 'n', n, 'an integer from 1 to 1e15');
  if (!isNotNegative(s)) refuse('zipf', 's', s, NOT_NEGATIVE);
  hat.first = integral(1.5, s) - 1;
  hat.last = integral(n + 0.5, s);
  hat.cut = 2 - inverseIntegral(integral(2.5, s) - density(2, s), s);
  hat.n = n;
  hat.s = s;
}

function density(x: number, s: number): number {
  return exp(-s * log(x));
}

function integral(x: number, s: number): number {
  const logX = log(x);
  const t = (1 - s) * logX;
  return t === 0 ? logX : (expm1(t) / t) * logX;
}

function inverseIntegral(y: number, s: number): number {
  const t = Math.max((1 - s) * y, -1);
  return exp(t === 0 ? y : (log1p(t) / t) * y);
}
