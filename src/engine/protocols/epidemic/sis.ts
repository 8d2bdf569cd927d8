import { SUSCEPTIBLE } from './compartments.ts';
import { markovEpidemic } from './continuous.ts';

/** The endemic contagion: susceptible, infective, susceptible again. */
export const sis = markovEpidemic({
  id: 'sis',
  label: 'SIS contagion',
  summary:
    'Infective agents infect whom they meet and recover only to catch it again: above a threshold it never ends.',
  source:
    'Weiss & Dishon 1971; Andersson & Britton, Stochastic Epidemic Models and Their Statistical Analysis, 2000, section 8.2.',
  becomes: SUSCEPTIBLE,
});
