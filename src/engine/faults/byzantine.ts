import { choice, integer } from '../catalog/params.ts';
import { DELAYING, EQUIVOCATING, LYING, SILENT } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';

const BEHAVIOURS = { silent: SILENT, equivocating: EQUIVOCATING, delaying: DELAYING, lying: LYING };

const params = {
  liars: integer({
    label: 'Traitors',
    help: 'How many agents are Byzantine; agreement among n agents can bear fewer than a third.',
    default: 1,
    min: 0,
    max: 1000,
  }),
  behaviour: choice({
    label: 'Behaviour',
    help: 'What they do.',
    default: 'equivocating',
    options: [
      { value: 'silent', label: 'Silent', help: 'They receive and say nothing.' },
      { value: 'equivocating', label: 'Equivocating', help: 'They tell different agents different things.' },
      { value: 'delaying', label: 'Delaying', help: 'They answer, but late.' },
      { value: 'lying', label: 'Lying', help: 'They tell everyone the same falsehood, also as leaders.' },
    ],
  }),
  who: choice({
    label: 'Who',
    help: 'Which agents they are.',
    default: 'random',
    options: [
      { value: 'random', label: 'Random agents' },
      { value: 'first', label: 'The first ones', help: 'Agent 0 leads first in most protocols.' },
    ],
  }),
};

/** Some agents are traitors from the start. */
export const byzantine = define<typeof params, null>({
  id: 'byzantine',
  label: 'Traitors',
  summary: 'Some agents do not follow the protocol: they are silent, late, or tell falsehoods.',
  source: 'Lamport, Shostak & Pease, The Byzantine generals problem, ACM TOPLAS 4(3), 1982.',
  params,
  /** Before anything is sent, so that even the first words of a traitor are its own. */
  init(host, values) {
    const count = Math.min(values.liars, host.n);
    const who = values.who === 'first' ? Array.from({ length: count }, (_, i) => i) : host.dice.sample(host.n, count);
    for (const agent of who) host.misbehave(agent, BEHAVIOURS[values.behaviour]);
    return null;
  },
});
