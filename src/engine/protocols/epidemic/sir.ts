import { REMOVED } from './compartments.ts';
import { markovEpidemic } from './continuous.ts';

/** The general epidemic: susceptible, infective, removed. */
export const sir = markovEpidemic({
  id: 'sir',
  label: 'SIR contagion',
  summary:
    'Infective agents infect whom they meet, and after a while are removed for good: an outbreak that ends.',
  source:
    'Kermack & McKendrick 1927; Andersson & Britton, Stochastic Epidemic Models and Their Statistical Analysis, 2000, chapter 2.',
  becomes: REMOVED,
});
