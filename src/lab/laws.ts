import { studentQuantile } from './student.ts';

/** How a cost may grow with the number of agents. */
export interface Law {
  id:
    | 'constant'
    | 'log n'
    | 'n'
    | 'n log n'
    | 'n²'
    | 'n³'
    | 'power'
    | 'constant + n'
    | 'constant + n²'
    | 'exponential';
  /** ln of the law's shape at n: the cost is a × exp(shape × rate), where the rate is 1 where it is not free. */
  shape: (n: number) => number;
  /** The rate is fitted as well as the factor. */
  free?: boolean;
}

export const laws: readonly Law[] = [
  { id: 'constant', shape: () => 0 },
  { id: 'log n', shape: (n) => Math.log(Math.log(n)) },
  { id: 'n', shape: (n) => Math.log(n) },
  { id: 'n log n', shape: (n) => Math.log(n * Math.log(n)) },
  { id: 'n²', shape: (n) => 2 * Math.log(n) },
  // Without the cube, what grows like it passes for exponential over a small range.
  { id: 'n³', shape: (n) => 3 * Math.log(n) },
  { id: 'exponential', shape: (n) => n, free: true },
];

const anyPower: Law = { id: 'power', shape: (n) => Math.log(n), free: true };

export interface Fit {
  law: Law['id'];
  /** The cost is factor × exp(rate × shape); the rate is 1 for all but the exponential and the power. */
  factor: number;
  rate: number;
  /** Akaike's criterion corrected for small samples; the law with the least fits best. */
  aicc: number;
  /** Share of belief in this law among those tried (Akaike weight). */
  weight: number;
  /** Residual standard deviation of ln cost. */
  sd: number;
}

export interface Growth {
  fits: Fit[];
  best: Fit;
  /**
   * No rivals of the laws, and without weight among them: some power of n, and a fixed part under n or n². Their curves bend in logarithms, and an
   * exponential must beat them before anyone calls a cost exponential.
   */
  bent: Fit[];
  /** Exponent b of cost = a·n^b by least squares of logarithms, with its 95 % interval. */
  exponent: { value: number; low: number; high: number };
}

/**
 * Which law a cost follows, from points (n, cost), n > 1, cost > 0, replicates included. Errors are taken as multiplicative: least
 * squares of ln cost. Burnham & Anderson, Model Selection and Multimodel Inference, 2002, 2.4 and 2.9.
 * Throws a RangeError with fewer than four points or fewer than three different n.
 */
export function growth(points: readonly (readonly [number, number])[]): Growth {
  const usable = points.filter(([n, cost]) => n > 1 && cost > 0 && Number.isFinite(cost));
  const sizes = new Set(usable.map(([n]) => n)).size;
  if (usable.length < 4 || sizes < 3)
    throw new RangeError(
      `growth: ${usable.length} points at ${sizes} sizes; expected at least 4 points at 3 sizes`,
    );
  const y = usable.map(([, cost]) => Math.log(cost));
  const fits = laws.map((law) =>
    fit(
      law,
      usable.map(([n]) => law.shape(n)),
      y,
    ),
  );
  const least = Math.min(...fits.map(({ aicc }) => aicc));
  const sum = fits.reduce((total, { aicc }) => total + Math.exp((least - aicc) / 2), 0);
  for (const one of fits) one.weight = Math.exp((least - one.aicc) / 2) / sum;
  const best = fits.reduce((a, b) => (b.aicc < a.aicc ? b : a));
  const bent = [
    fit(
      anyPower,
      usable.map(([n]) => anyPower.shape(n)),
      y,
    ),
    fixedPart('constant + n', usable, (n) => n),
    fixedPart('constant + n²', usable, (n) => n * n),
  ];
  return {
    fits,
    best,
    bent,
    exponent: slope(
      usable.map(([n]) => Math.log(n)),
      y,
    ),
  };
}

function fit({ id, free }: Law, x: number[], y: number[]): Fit {
  const m = y.length;
  const line = free ? leastSquares(x, y) : { slope: 1, intercept: mean(y) - mean(x) };
  let squares = 0;
  for (let i = 0; i < m; i++) squares += (y[i] - line.intercept - line.slope * x[i]) ** 2;
  const aicc = criterion(m, squares, free ? 3 : 2);
  return {
    law: id,
    factor: Math.exp(line.intercept),
    rate: line.slope,
    aicc,
    weight: 0,
    sd: Math.sqrt(squares / m),
  };
}

/** a + b × part(n) with the least squares of relative errors, which costs of such different size ask for; `rate` is a and `factor` is b. */
function fixedPart(
  law: Law['id'],
  points: readonly (readonly [number, number])[],
  part: (n: number) => number,
): Fit {
  // Divided by the cost the model is a/y + b·part/y = 1: two normal equations.
  let [aa, ab, bb, a1, b1] = [0, 0, 0, 0, 0];
  for (const [n, cost] of points) {
    const [u, v] = [1 / cost, part(n) / cost];
    aa += u * u;
    ab += u * v;
    bb += v * v;
    a1 += u;
    b1 += v;
  }
  const determinant = aa * bb - ab * ab;
  const fixed = Math.max(0, (a1 * bb - b1 * ab) / determinant);
  const factor = (b1 - fixed * ab) / bb;
  const m = points.length;
  const squares = points.reduce(
    (sum, [n, cost]) => sum + Math.log((fixed + factor * part(n)) / cost) ** 2,
    0,
  );
  return { law, factor, rate: fixed, aicc: criterion(m, squares, 3), weight: 0, sd: Math.sqrt(squares / m) };
}

/** Akaike's criterion corrected for small samples. Exact laws leave no residual; the floor keeps it finite and the order right. */
const criterion = (m: number, squares: number, parameters: number): number =>
  m * Math.log(Math.max(squares / m, 1e-12)) +
  2 * parameters +
  (2 * parameters * (parameters + 1)) / Math.max(1, m - parameters - 1);

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function leastSquares(x: number[], y: number[]): { slope: number; intercept: number; squaresX: number } {
  const mx = mean(x);
  const my = mean(y);
  let squaresX = 0;
  let products = 0;
  for (let i = 0; i < x.length; i++) {
    squaresX += (x[i] - mx) ** 2;
    products += (x[i] - mx) * (y[i] - my);
  }
  const slope = products / squaresX;
  return { slope, intercept: my - slope * mx, squaresX };
}

function slope(x: number[], y: number[]): Growth['exponent'] {
  const line = leastSquares(x, y);
  let squares = 0;
  for (let i = 0; i < x.length; i++) squares += (y[i] - line.intercept - line.slope * x[i]) ** 2;
  const freedom = x.length - 2;
  const error = Math.sqrt(squares / freedom / line.squaresX);
  const reach = studentQuantile(0.975, freedom) * error;
  return { value: line.slope, low: line.slope - reach, high: line.slope + reach };
}

/** A growth as a picture needs it. */
export interface GrowthLine extends Growth {
  /** What to call it: the best law, or a bent one where an exponential is no better than that. */
  name: Law['id'];
  /** (n, cost) along the law that is named, from the least n to the greatest. */
  curve: (readonly [number, number])[];
}

const LINE_POINTS = 48;
/** d ln cost / d ln n that an exponential must reach within the sizes measured. */
const STEEP = 3;

/** The growth of a cost with the line to draw; null where there are too few points to tell. */
export function growthLine(points: readonly (readonly [number, number])[]): GrowthLine | null {
  const usable = points.filter(([n, cost]) => n > 1 && cost > 0 && Number.isFinite(cost));
  const sizes = usable.map(([n]) => n);
  if (usable.length < 4 || new Set(sizes).size < 3) return null;
  const grown = growth(usable);
  const [low, high] = [Math.min(...sizes), Math.max(...sizes)];
  const { best } = grown;
  const bent = grown.bent.reduce((a, b) => (b.aicc < a.aicc ? b : a));
  // What even at the largest size grows no faster than a cube is not known to be exponential.
  const doubtful = best.law === 'exponential' && (bent.aicc <= best.aicc || best.rate * high < STEEP);
  const drawn = doubtful ? bent : best;
  const curve = Array.from({ length: LINE_POINTS }, (_, i) => {
    const n = low * (high / low) ** (i / (LINE_POINTS - 1));
    return [n, costBy(drawn, n)] as const;
  });
  return { ...grown, name: drawn.law, curve };
}

/** What a fit expects at n. */
function costBy({ law, factor, rate }: Fit, n: number): number {
  if (law === 'constant + n') return rate + factor * n;
  if (law === 'constant + n²') return rate + factor * n * n;
  const shape = [...laws, anyPower].find(({ id }) => id === law)?.shape(n) ?? 0;
  return factor * Math.exp(rate * shape);
}
