import { integer, number } from '../catalog/params.ts';
import { define } from '../kernel/module.ts';
import { drawSkill, law } from './laws.ts';
import { blank, settle, shared } from './shared.ts';

const params = {
  experts: integer({
    label: 'Experts',
    help: 'Agents of the upper class; the others are novices.',
    default: 2,
    min: 0,
    max: 100,
  }),
  expertSkill: number({
    label: 'Skill of an expert',
    help: 'Mean skill of the upper class.',
    default: 0.85,
    min: 0,
    max: 1,
    step: 0.01,
  }),
  noviceSkill: number({
    label: 'Skill of a novice',
    help: 'Mean skill of the lower class.',
    default: 0.5,
    min: 0,
    max: 1,
    step: 0.01,
  }),
  law: { ...law, default: 'constant' as const },
  deviation: number({
    label: 'Spread within a class',
    help: 'Standard deviation of skill between agents of one class.',
    default: 0.05,
    min: 0,
    max: 0.5,
    step: 0.01,
    when: { key: 'law', is: ['normal', 'uniform', 'lognormal', 'exponential'] },
  }),
  expertSpeed: number({
    label: 'Speed of an expert',
    help: 'Turns of work that an expert does in the time of one of a novice.',
    default: 1,
    min: 0.1,
    max: 10,
    scale: 'log',
  }),
  kinds: integer({
    label: 'Kinds of skill',
    help: 'How many different kinds of work there are; a class is equally able at all.',
    default: 1,
    min: 1,
    max: 16,
  }),
  ...shared,
};

/** Two classes of agents; who is an expert is drawn, so that the head is none more often than others. */
export const classes = define<typeof params, Uint8Array>({
  id: 'classes',
  label: 'Experts and novices',
  summary: 'A few experts among novices: two classes of skill and speed.',
  source:
    'Juries of unequal competence: Nitzan & Paroush, Optimal decision rules in uncertain dichotomous choice situations, 1982.',
  params,
  channels: [{ id: 'class', label: 'Class', categories: ['novice', 'expert'] }],
  init(host, values) {
    const { n, dice } = host;
    const { kinds } = values;
    const traits = blank(host, values, kinds);
    const upper = new Uint8Array(n);
    for (const agent of dice.sample(n, Math.min(n, values.experts))) upper[agent] = 1;
    for (let agent = 0; agent < n; agent++) {
      const mean = upper[agent] ? values.expertSkill : values.noviceSkill;
      for (let kind = 0; kind < kinds; kind++)
        traits.skill[agent * kinds + kind] = drawSkill(
          host.chance.at(agent),
          values.law,
          mean,
          values.deviation,
        );
      if (upper[agent]) traits.speed[agent] = values.expertSpeed;
    }
    settle(host, traits);
    return upper;
  },
  observe(upper, host, _values, [shown]) {
    for (let agent = 0; agent < host.n; agent++) shown[agent] = upper[agent];
  },
});
