import type { Theory } from '../../kernel/frame.ts';
import type { Host } from '../../kernel/host.ts';
import type { Params, ValuesOf } from '../../catalog/params.ts';
import type { Module } from '../../kernel/module.ts';
import { type Choices, standing } from './choice.ts';

const BEHAVIOURS = ['honest', 'silent', 'equivocating', 'delaying', 'lying'];
/** Repetitions without progress after which an agreement counts as stalled. */
const STALLED_REPETITIONS = 20;

/** Agents for which the bound with own coins is small enough to be drawn. */
const LOCAL_COINS_DRAWN = 7;
/** Messages a step from which the person is warned. */
const COSTLY_MESSAGES = 100_000;

/** What an agreement on one bit must tell of itself, so that all are shown alike. */
interface Told<S, V> {
  borne(n: number, values: V): number;
  provided(n: number, values: V): number;
  /** "fewer than one in …". */
  fraction(values: V): string;
  toleratesTraitors(values: V): boolean;
  /** Messages of one step, about. */
  messagesAStep(n: number): number;
  choicesOf(state: S): Choices;
  sentBy(state: S): number;
  standOf(state: S, agent: number): { round: number; value: number };
  rows(state: S, agent: number): [string, string][];
}

interface Common {
  tolerated: number;
  coin: string;
  repeatDelays: number;
}

type Shown<S, V> = Pick<Module<Params, S>, 'channels' | 'metrics'> & {
  observe(state: S, host: Host, values: V, into: Float32Array[]): void;
  measure(state: S, host: Host, values: V, into: Float64Array): void;
  inspect(state: S, host: Host, values: V, agent: number): { group: string; label: string; value: string }[];
  sentence(state: S, host: Host, values: V): string;
  verdict(state: S, host: Host, values: V): { state: 'agreed' | 'stalled'; text: string } | null;
  warnings(host: Pick<Host, 'n' | 'graph'>, values: V): string[];
  theory(host: Pick<Host, 'n' | 'graph'>, values: V): Readonly<Record<string, Theory>>;
  paceSeconds(values: V, delaySeconds: number): number;
};

/** Channels, metrics, rows and words of an agreement on one bit. */
export function agreementShown<S, V extends Common & ValuesOf<Params>>(told: Told<S, V>): Shown<S, V> {
  return {
    channels: [
      {
        id: 'state',
        label: 'Value',
        categories: ['leans to 0', 'leans to 1', 'decided 0', 'decided 1', 'traitor'],
      },
      { id: 'round', label: 'Round' },
    ],

    metrics: [
      {
        id: 'decided',
        label: 'Decided',
        unit: '',
        help: 'Honest running agents that have decided.',
        primary: true,
      },
      {
        id: 'round',
        label: 'Round of decision',
        unit: '',
        help: 'Mean round in which agents have decided; with one coin for all, a few are expected, with own coins up to about 2ⁿ⁻¹ against the worst of networks.',
        primary: true,
      },
      {
        id: 'ones',
        label: 'Share for 1',
        unit: '',
        help: 'Share of honest agents that lean to or have decided 1.',
      },
      { id: 'flips', label: 'Coin flips', unit: '', help: 'How often an agent has had to flip its coin.' },
      {
        id: 'messagesSent',
        label: 'Protocol messages',
        unit: '',
        help: 'Messages that the protocol has sent, about n² a step and round.',
      },
    ],

    observe(state, { n, byzantine }, _values, [kind, round]) {
      const { decided } = told.choicesOf(state);
      for (let agent = 0; agent < n; agent++) {
        const stand = told.standOf(state, agent);
        if (byzantine[agent] !== 0) kind[agent] = 4;
        else kind[agent] = decided[agent] >= 0 ? 2 + decided[agent] : stand.value === 1 ? 1 : 0;
        round[agent] = stand.round;
      }
    },

    measure(state, host, _values, into) {
      const choices = told.choicesOf(state);
      let rounds = 0;
      let decided = 0;
      let ones = 0;
      let honest = 0;
      for (let agent = 0; agent < host.n; agent++) {
        if (host.byzantine[agent] !== 0) continue;
        honest += 1;
        const lean = choices.decided[agent] >= 0 ? choices.decided[agent] : told.standOf(state, agent).value;
        if (lean === 1) ones += 1;
        if (choices.decided[agent] < 0) continue;
        decided += 1;
        rounds += choices.decidedIn[agent];
      }
      into[0] = standing(choices, host).done;
      into[1] = decided === 0 ? 0 : rounds / decided;
      into[2] = honest === 0 ? 0 : ones / honest;
      into[3] = choices.flips;
      into[4] = told.sentBy(state);
    },

    inspect(state, host, values, agent) {
      const { inputs, decided, decidedIn } = told.choicesOf(state);
      const { round, value } = told.standOf(state, agent);
      const row = (label: string, text: string) => ({ group: 'Agreement', label, value: text });
      return [
        row('Behaviour', BEHAVIOURS[host.byzantine[agent]]),
        row('Proposed', String(inputs[agent])),
        row('Round', String(round)),
        row('Value x', String(value)),
        row('Decision', decided[agent] < 0 ? 'none yet' : `${decided[agent]} in round ${decidedIn[agent]}`),
        row('Waits for', `${host.n - told.provided(host.n, values)} of ${host.n} agents in each step`),
        ...told.rows(state, agent).map(([label, text]) => row(label, text)),
      ];
    },

    sentence(state, host) {
      const choices = told.choicesOf(state);
      const { honest, done } = standing(choices, host);
      let furthest = 0;
      for (let agent = 0; agent < host.n; agent++)
        if (host.alive[agent]) furthest = Math.max(furthest, told.standOf(state, agent).round);
      if (done === 0)
        return `Round ${furthest}: nobody has decided, coins were flipped ${choices.flips} times.`;
      return `${done} of ${honest} honest agents have decided, the first in round ${firstRound(choices)}.`;
    },

    verdict(state, host, values) {
      const choices = told.choicesOf(state);
      const { honest, done } = standing(choices, host);
      if (honest > 0 && done === honest) {
        const value = choices.decided.find(
          (one, agent) => one >= 0 && host.byzantine[agent] === 0 && host.alive[agent] === 1,
        );
        return {
          state: 'agreed',
          text: `All ${honest} honest running agents have decided ${value}, the first in round ${firstRound(choices)}.`,
        };
      }
      const silence = host.now - choices.progressAt;
      if (!(silence > STALLED_REPETITIONS * values.repeatDelays * host.expectedLatencySeconds)) return null;
      const needed = host.n - told.provided(host.n, values);
      return {
        state: 'stalled',
        text:
          honest < needed
            ? `Agents wait for ${needed} others and themselves in all, but only ${honest} honest ones are running.`
            : `No agent has got on for ${silence.toFixed(1)} s: too few of the others can be heard.`,
      };
    },

    warnings({ n }, values) {
      const found: string[] = [];
      const borne = told.borne(n, values);
      const what = told.toleratesTraitors(values) ? 'traitors' : 'crashed agents';
      if (borne === 0)
        found.push(
          `${n} ${n === 1 ? 'agent bears' : 'agents bear'} no ${what.slice(0, -1)}: fewer than one in ${told.fraction(values)} may be.`,
        );
      if (values.tolerated > borne)
        found.push(
          `Agents wait for all but ${values.tolerated}, but only ${borne} ${what} are borne: they may decide differently.`,
        );
      const messages = told.messagesAStep(n);
      if (messages > COSTLY_MESSAGES)
        found.push(`Each step costs about ${messages} messages among ${n} agents; expect slow motion.`);
      if (values.coin === 'local' && n > 20)
        found.push(
          'With a coin of its own for each of so many agents, agreement may take very many rounds if the votes are split.',
        );
      return found;
    },

    theory({ n }, { coin }): Readonly<Record<string, Theory>> {
      // A round ends in agreement if all coins fall as the value that some adopt: 1/2 with one coin, at least 2^(1 - n) with own ones.
      if (coin === 'local' && n > LOCAL_COINS_DRAWN) return {};
      const most = coin === 'common' ? 3 : 1 + (1 << (n - 1));
      const points: [number, number][] = [
        [0, most],
        [1e6, most],
      ];
      return { round: { label: 'Expected at most', points } };
    },

    paceSeconds: (_values, delaySeconds) => delaySeconds,
  };
}

function firstRound({ decidedIn }: Choices): number {
  let first = Infinity;
  for (const round of decidedIn) if (round > 0) first = Math.min(first, round);
  return first;
}
