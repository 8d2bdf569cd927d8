/** One claim of the paper and whether the data it publishes bear it out. Print the version beside every figure. */
export interface PublishedClaim {
  claim: string;
  version: string;
  borneOut: 'yes' | 'partly' | 'no';
  note: string;
}

/** Kim et al., arXiv:2512.08296; judged by its own success rates and tables, never by ours. */
export const publishedClaims: readonly PublishedClaim[] = [
  {
    claim:
      'Against a single agent, teams change success by +80.9 % (finance, centralized) to −70.0 % (planning, independent).',
    version: 'v1, v2 (180 configurations)',
    borneOut: 'yes',
    note: 'All 16 relative changes follow from its 180 success rates.',
  },
  {
    claim:
      'Coordination overhead of 58 %, 263 %, 285 % and 515 % (independent, decentralized, centralized, hybrid).',
    version: 'v1, v2 (180 configurations)',
    borneOut: 'yes',
    note: 'Follows exactly from the turns it reports; so do the efficiencies from success and turns.',
  },
  {
    claim: 'Teams gain less the better the single agent is; beyond about 45 % success they lose.',
    version: 'v1, v2 (180 configurations)',
    borneOut: 'partly',
    note: 'Gain = .359 − .807 P over 36 pairs, zero at P = .446. Regression to the mean inflates it; within a benchmark the zero moves from .28 to .72.',
  },
  {
    claim: 'A regression on 180 configurations explains success with R² = .513 cross-validated.',
    version: 'v1; v2 says .524, v3 .373 on 260 configurations',
    borneOut: 'yes',
    note: 'The fit of v2 is reproduced (R² .613, cross-validated .524). Seven of its twenty coefficients are not identified: they depend on the architecture’s label alone.',
  },
  {
    claim:
      'Errors are amplified 17.2× (independent), 7.8× (decentralized), 4.4× (centralized) and 5.1× (hybrid).',
    version: 'v1, v2 as a ratio of failure probabilities; v3 and the code as token overhead of traces',
    borneOut: 'no',
    note: 'As a ratio of failure probabilities it cannot exceed 1.87 at these success rates. Its data give 1.30, 1.05, 1.11 and 1.07 a task.',
  },
  {
    claim: 'Turns grow as T = 2.72 (n + 0.5)¹·⁷²⁴, R² = .974.',
    version: 'v1, v2',
    borneOut: 'no',
    note: 'Against the paper’s own table R² is .66, and a fit anew gives an exponent of 1.38.',
  },
  {
    claim: 'Success = .73 + .28 ln(message density).',
    version: 'v1, v2',
    borneOut: 'no',
    note: 'It gives .330 for hybrid teams, which the paper reports at .452.',
  },
  {
    claim:
      'Overall success of .477 (decentralized) and .452 (hybrid); a mean change of −3.5 % [−18.6, +25.7].',
    version: 'v1, v2',
    borneOut: 'no',
    note: 'The data give .488 and .477, and the interval belongs to +3.5 %.',
  },
  {
    claim: 'It picks the best architecture for 87 % of configurations not seen before.',
    version: 'v1, v2',
    borneOut: 'no',
    note: 'By our reading 18 of 36 exact picks, and 31 of 36 for one agent against many. On benchmarks not seen before the regression has R² = −2.09 (journal version).',
  },
  {
    claim: 'The benefit saturates with the single agent’s baseline.',
    version: 'v1, v2 (180 configurations)',
    borneOut: 'partly',
    note: 'With errors clustered the main effect of the baseline survives (p = .004), the interaction does not (p = .105).',
  },
];
