import type { Module } from '../../kernel/module.ts';
import type { Host } from '../../kernel/host.ts';
import { messagesOf, pathOf } from './paths.ts';
import { levelsOf, type params, type State, type Values } from './module.ts';

const BEHAVIOURS = ['loyal', 'silent', 'equivocating', 'delaying', 'lying'];
const WORDS = ['retreat', 'attack'];
/** Paths that are listed. */
const PATHS_SHOWN = 30;

const standing = ({ decided }: State, host: Host): { loyal: number; attack: number } => {
  let loyal = 0;
  let attack = 0;
  for (let agent = 1; agent < host.n; agent++) {
    if (!host.alive[agent] || host.byzantine[agent] !== 0) continue;
    loyal += 1;
    if (decided[agent] === 1) attack += 1;
  }
  return { loyal, attack };
};

/** What OM(m) shows of itself. */
export const shown: Pick<
  Module<typeof params, State>,
  | 'channels'
  | 'metrics'
  | 'observe'
  | 'measure'
  | 'inspect'
  | 'sentence'
  | 'verdict'
  | 'warnings'
  | 'paceSeconds'
> = {
  channels: [
    { id: 'role', label: 'Role', categories: ['lieutenant', 'commander', 'traitor', 'traitorous commander'] },
    { id: 'decision', label: 'Decision', categories: ['none yet', 'retreat', 'attack'] },
    { id: 'heard', label: 'Messages kept' },
  ],

  metrics: [
    {
      id: 'oral',
      label: 'Oral messages',
      unit: '',
      help: 'Messages sent; OM(m) among n generals sends (n−1) + (n−1)(n−2) + … with m + 1 terms.',
      primary: true,
    },
    {
      id: 'attack',
      label: 'Loyal for attack',
      unit: '',
      help: 'Loyal lieutenants that have come to attack.',
      primary: true,
    },
  ],

  observe({ decided, heard }, { n, byzantine }, _values, [role, decision, kept]) {
    for (let agent = 0; agent < n; agent++) {
      role[agent] = (byzantine[agent] !== 0 ? 2 : 0) + (agent === 0 ? 1 : 0);
      decision[agent] = decided[agent] + 1;
      kept[agent] = heard[agent].size;
    }
  },

  measure(state, host, _values, into) {
    into[0] = state.sent;
    into[1] = standing(state, host).attack;
  },

  inspect({ decided, heard }, host, _values, agent) {
    const row = (label: string, value: string) => ({ group: 'Generals', label, value });
    const rows = [
      row('Behaviour', BEHAVIOURS[host.byzantine[agent]]),
      row('Role', agent === 0 ? 'commander' : 'lieutenant'),
      row('Decision', decided[agent] < 0 ? 'none yet' : WORDS[decided[agent]]),
    ];
    for (const [code, value] of heard[agent]) {
      if (rows.length === PATHS_SHOWN + 3) break;
      const { relays } = pathOf(host.n, code);
      rows.push({
        group: 'Heard (from, through)',
        label: ['commander', ...relays].join(' → '),
        value: WORDS[value],
      });
    }
    return rows;
  },

  sentence(state, host, values) {
    const m = levelsOf(host.n, values);
    if (!state.done)
      return `Round ${Math.max(1, state.round)} of ${m + 1}: ${state.sent} messages were sent.`;
    const { loyal, attack } = standing(state, host);
    return `${attack} of ${loyal} loyal lieutenants come to attack, the others to retreat, after ${state.sent} messages.`;
  },

  verdict(state, host) {
    if (!state.done) return null;
    const { loyal, attack } = standing(state, host);
    return attack === 0 || attack === loyal
      ? {
          state: 'agreed',
          text: `All ${loyal} loyal lieutenants come to ${WORDS[attack === 0 ? 0 : 1]}, after ${state.sent} messages.`,
        }
      : {
          state: 'diverged',
          text: `${attack} of ${loyal} loyal lieutenants come to attack, the others to retreat.`,
        };
  },

  warnings: ({ n }, values) => warnings(n, values),

  paceSeconds: (values) => values.periodSeconds,
};

function warnings(n: number, values: Values): string[] {
  const found: string[] = [];
  const m = levelsOf(n, values);
  if (m < values.traitorsProvidedFor)
    found.push(
      `OM(${values.traitorsProvidedFor}) among ${n} generals would send ${messagesOf(n, values.traitorsProvidedFor)} messages; OM(${m}) is run.`,
    );
  if (m > 0 && n <= 3 * m)
    found.push(
      `${n} generals cannot bear ${m} ${m === 1 ? 'traitor' : 'traitors'}: more than ${3 * m} are needed, and loyal ones may come to different decisions.`,
    );
  return found;
}
