import { describe, expect, it } from 'vitest';
import { Chance } from '../../../src/engine/kernel/chance.ts';
import { edgeCount } from '../../../src/engine/topologies/graph.ts';
import { meanClustering } from '../../../src/engine/topologies/measures/clustering.ts';
import { connected, giantFraction } from '../../../src/engine/topologies/measures/components.ts';
import { degreeShare } from '../../../src/engine/topologies/measures/degrees.ts';
import { meanPathLength, pathLengths } from '../../../src/engine/topologies/measures/paths.ts';
import { powerLawExponent } from '../../../src/engine/topologies/measures/power-law.ts';
import {
  criticalShare,
  foretoldCriticalShare,
  removeAgents,
} from '../../../src/engine/topologies/measures/removal.ts';
import {
  algebraicConnectivity,
  pairwiseAveragingFactor,
  secondLargestEigenvalue,
  secondLargestModulus,
  spectralRadius,
} from '../../../src/engine/topologies/measures/spectrum.ts';
import { maximumDegreeWeights, metropolisWeights } from '../../../src/engine/topologies/measures/weights.ts';
import { graphOf, meanOver } from './helpers.ts';

/** A mean over runs against a published value with its own error and the bias its source allows. */
function expectPublished(
  seeds: number,
  published: { value: number; sd: number; error: number; bias: number },
  measure: (seed: number) => number,
): void {
  const { mean } = meanOver(seeds, measure);
  const allowed = 4 * Math.sqrt(published.sd ** 2 / seeds + published.error ** 2) + published.bias;
  expect(Math.abs(mean - published.value), `${mean} for ${published.value} ± ${allowed}`).toBeLessThan(
    allowed,
  );
}

describe('small worlds (Watts & Strogatz 1998, figure 2: n = 1000, k = 10)', () => {
  const world = (rewired: number, seed = 1) =>
    graphOf('watts-strogatz', 1000, { eachSide: 5, rewired }, seed);

  it('C(0) = 2/3 and L(0) = 50.45', () => {
    expect(Math.abs(meanClustering(world(0)) - 2 / 3)).toBeLessThan(1e-9);
    expect(Math.abs(meanPathLength(world(0)).value - 50.450450450450454)).toBeLessThan(1e-6);
  });

  it('C(0.01) / C(0) = 0.971', () => {
    const published = { value: 0.97109, sd: 0.00357, error: 0.00073, bias: 0.003 };
    expectPublished(12, published, (seed) => meanClustering(world(0.01, seed)) * 1.5);
  });

  it('L(0.01) / L(0) = 0.177', () => {
    const published = { value: 0.17742, sd: 0.01206, error: 0.00246, bias: 0.003 };
    expectPublished(12, published, (seed) => meanPathLength(world(0.01, seed)).value / 50.450450450450454);
  });
});

describe('preferential attachment (Barabási & Albert 1999; P(k) = 2m(m + 1) / k(k + 1)(k + 2))', () => {
  const grown = (links: number, seed: number) => graphOf('barabasi-albert', 10_000, { links }, seed);

  it.each([2, 3, 4, 10])('P(%i) for m = 2, to 5 %%', (k) => {
    const expected = 12 / (k * (k + 1) * (k + 2));
    const { mean } = meanOver(20, (seed) => degreeShare(grown(2, seed), k));
    expect(Math.abs(mean / expected - 1)).toBeLessThan(0.05);
  });

  it.each([
    [2, 8],
    [4, 16],
  ])('m = %i has an exponent of 3, to 0.25', (links, lowest) => {
    const { mean } = meanOver(10, (seed) => powerLawExponent(grown(links, seed), lowest).exponent);
    expect(Math.abs(mean - 3)).toBeLessThan(0.25);
  });
});

describe('random graphs (Erdős & Rényi; Gilbert 1959)', () => {
  it('mean degree 2 has a giant component of S = 1 - exp(-2 S)', () => {
    const { mean } = meanOver(10, (seed) => giantFraction(graphOf('gnp', 10_000, { meanDegree: 2 }, seed)));
    expect(Math.abs(mean - 0.79681213002002)).toBeLessThan(0.01);
  });

  it('p = (ln n + 2) / n is connected with probability 0.877', () => {
    const values = { by: 'probability', probability: 0.008907755278982138 };
    const published = { value: 0.8770262683989805, sd: 0.3284, error: 0, bias: 0 };
    expectPublished(1000, published, (seed) => Number(connected(graphOf('gnp', 1000, values, seed))));
  });
});

describe('error and attack (Albert, Jeong & Barabási 2000; n = 10,000, mean degree 4)', () => {
  const random = (seed: number) => graphOf('gnp', 10_000, { meanDegree: 4 }, seed);

  it.each([
    ['random', 0.1, 0.872125, 0.001856, 0.000379],
    ['random', 0.3, 0.647092, 0.003111, 0.000635],
    ['degree', 0.1, 0.850608, 0.002486, 0.000507],
    ['degree', 0.3, 0.408704, 0.010732, 0.002191],
  ] as const)(
    '%s removal of %d leaves %d of all agents in the giant component',
    (order, share, value, sd, error) => {
      expectPublished(10, { value, sd, error, bias: 0.003 }, (seed) =>
        removeAgents(random(seed), share, order, new Chance(seed, 'order')),
      );
    },
  );

  it('falls apart at random where 1 - 1 / ⟨k⟩ = 0.75 are gone (Cohen et al. 2000)', () => {
    expect(Math.abs(meanOver(10, (seed) => foretoldCriticalShare(random(seed))).mean - 0.75)).toBeLessThan(
      0.03,
    );
    // The peak of a finite graph comes early: 0.727 at 10,000 agents, 0.740 at 100,000.
    const large = (seed: number) => graphOf('gnp', 100_000, { meanDegree: 4 }, seed);
    const { mean } = meanOver(4, (seed) => criticalShare(large(seed), 'random', new Chance(seed, 'order')));
    expect(Math.abs(mean - 0.75)).toBeLessThan(0.03);
  });
});

describe('closed forms of shapes', () => {
  it.each([
    ['ring', 100, 50, 25.252525252525253],
    ['star', 99, 2, 1.98],
    ['complete', 4950, 1, 1],
  ])('%s of 100: links, diameter, mean path', (id, links, diameter, mean) => {
    const graph = graphOf(id, 100);
    const paths = pathLengths(graph);
    expect([edgeCount(graph), paths.diameter.value]).toEqual([links, diameter]);
    expect(Math.abs(paths.mean.value - mean)).toBeLessThan(1e-9);
  });

  it('an epidemic on a ring dies out below 1 / λ₁ = 1/2 (Wang et al. 2003)', () => {
    expect(Math.abs(1 / spectralRadius(graphOf('ring', 100)).value - 0.5)).toBeLessThan(1e-9);
  });

  it.each([16, 64, 256])('algebraic connectivity at n = %i', (n) => {
    const expected = { ring: 2 - 2 * Math.cos((2 * Math.PI) / n), complete: n, star: 1, hypercube: 2 };
    for (const [id, value] of Object.entries(expected)) {
      expect(Math.abs(algebraicConnectivity(graphOf(id, n)).value - value), id).toBeLessThan(1e-9);
    }
  });

  it.each([
    ['ring', 20, 0.9673710108634357],
    ['star', 20, 0.95],
    ['hypercube', 16, 0.6],
    ['complete', 20, 0],
  ])('Metropolis weights on a %s of %i shrink disagreement by %d (Xiao & Boyd 2004)', (id, n, modulus) => {
    const found = secondLargestModulus(metropolisWeights(graphOf(id, n))).value;
    expect(Math.abs(found - modulus)).toBeLessThan(1e-9);
  });

  it.each([10, 50, 200])('weights of 1/3 on a ring of %i have λ₂ = (1 + 2 cos(2π/n)) / 3', (n) => {
    const found = secondLargestEigenvalue(maximumDegreeWeights(graphOf('ring', n))).value;
    expect(Math.abs(found - (1 + 2 * Math.cos((2 * Math.PI) / n)) / 3)).toBeLessThan(1e-9);
  });

  it.each([
    ['ring', 0.9975528258147577],
    ['star', 0.9736842105263158],
    ['complete', 0.9473684210526316],
  ])(
    'pairwise averaging on a %s of 20 shrinks disagreement by %d a tick (Boyd et al. 2006)',
    (id, factor) => {
      expect(Math.abs(pairwiseAveragingFactor(graphOf(id, 20)).value - factor)).toBeLessThan(1e-9);
    },
  );
});
