import { integer, number } from '../catalog/params.ts';
import { define } from '../kernel/module.ts';
import { blank, settle, shared } from './shared.ts';

const params = {
  kinds: integer({
    label: 'Kinds of skill',
    help: 'How many different kinds of work there are.',
    default: 3,
    min: 1,
    max: 16,
  }),
  own: number({
    label: 'Skill in the own field',
    help: 'Skill of a specialist in its own kind of work.',
    default: 0.85,
    min: 0,
    max: 1,
    step: 0.01,
  }),
  foreign: number({
    label: 'Skill elsewhere',
    help: 'Skill of a specialist in all other kinds.',
    default: 0.35,
    min: 0,
    max: 1,
    step: 0.01,
  }),
  generalists: number({
    label: 'Generalists',
    help: 'Share of agents that are equally able everywhere, half-way between own and foreign.',
    default: 0,
    min: 0,
    max: 1,
    step: 0.05,
  }),
  ...shared,
};

/** Each agent is good at one kind of work; fields are dealt out in turn. */
export const specialists = define<typeof params, null>({
  id: 'specialists',
  label: 'Specialists',
  summary: 'Each agent is good at one kind of work and poor at the others.',
  source:
    'Division of labour by competence; Gerkey & Matarić, A formal analysis of task allocation, IJRR 23(9), 2004.',
  params,
  channels: [{ id: 'field', label: 'Field' }],
  init(host, values) {
    const { kinds, own, foreign } = values;
    const traits = blank(host, values, kinds);
    const generalists = new Set(host.dice.sample(host.n, Math.round(values.generalists * host.n)));
    for (let agent = 0; agent < host.n; agent++)
      for (let kind = 0; kind < kinds; kind++) {
        const special = agent % kinds === kind ? own : foreign;
        traits.skill[agent * kinds + kind] = generalists.has(agent) ? (own + foreign) / 2 : special;
      }
    settle(host, traits);
    return null;
  },
  observe(_state, host, values, [field]) {
    for (let agent = 0; agent < host.n; agent++) field[agent] = agent % values.kinds;
  },
});
