import type { Theory } from '../../kernel/frame.ts';
import { exp, log } from '../../kernel/mathematics.ts';
import { define } from '../../kernel/module.ts';
import { type Cargo, forgetItem, spread, takeItem, takeNews } from './dissemination.ts';
import { hear, runOut } from './list.ts';
import { params } from './parameters.ts';
import { askOthers, beginPeriod, loseMemory, pardonSuspects, receiveProbe, sendNacks } from './probe.ts';
import { channels, inspect, measure, metrics, observe, sentence, verdict } from './show.ts';
import {
  ALIVE,
  countList,
  PERIOD,
  PING,
  setStatus,
  SUSPICION,
  type Swim,
  swimState,
  TIMEOUT,
} from './state.ts';

/** SWIM: probes of random members, help of others, suspicion, and news that rides on the probes; Lifeguard's extensions by choice. */
export const swim = define<typeof params, Swim>({
  id: 'swim',
  label: 'SWIM membership',
  summary:
    'Each member pings one other a period, asks others to try before it suspects, and lets suspects refute; news rides on the pings.',
  source:
    'Das, Gupta & Motivala, SWIM, DSN 2002; Dadgar, Phillips & Currey, Lifeguard, DSN-W 2018 (arXiv:1707.00788).',
  params,
  messages: [
    { id: 'ping', label: 'Ping', glyph: 'request' },
    { id: 'ack', label: 'Ack', glyph: 'reply' },
    { id: 'ping-req', label: 'Ping request', glyph: 'control' },
    { id: 'nack', label: 'Nack', glyph: 'alarm' },
  ],
  timers: ['period', 'timeout', 'suspicion', 'relay'],
  channels,
  metrics,
  paceSeconds: (values) => values.periodSeconds / 2,

  warnings({ n, graph }, values) {
    const said: string[] = [];
    if (values.timeoutSeconds >= values.periodSeconds)
      said.push(
        'The ping timeout is not below the period: nobody is asked to help before a probe is judged.',
      );
    if (!graph.complete && n > 2)
      said.push('SWIM talks to any member: over this topology its messages take several links.');
    return said;
  },

  theory({ n }, values): Record<string, Theory> {
    if (n < 3) return {};
    const expected = firstPingPeriods(n);
    return values.selection === 'random'
      ? {
          'first-ping': {
            label: 'expected, if it crashes as periods begin',
            points: [
              [0, expected],
              [500 * values.periodSeconds, expected],
            ],
          },
        }
      : {};
  },

  init: swimState,

  start(_state, host, values, agent) {
    const phase = values.phases === 'together' ? 0 : values.periodSeconds * host.chance.at(agent).uniform();
    host.after(agent, PERIOD, phase);
  },

  share: (state, host, _values, agent, slot) => takeItem(state, host, agent, slot, -1),
  retired: (state, host, _values, slot) => forgetItem(state, host, slot),

  receive(state, host, values, to, from, kind, value, payload) {
    const cargo = payload as Cargo | undefined;
    if (cargo !== undefined) {
      for (const fact of cargo.facts) hear(state, host, values, to, fact);
      takeNews(state, host, to, from, cargo.news);
    }
    const origin = cargo?.origin ?? (kind === PING ? from : to);
    const target = cargo?.target ?? (kind === PING ? to : from);
    receiveProbe(state, host, values, to, from, kind, value, origin, target);
  },

  wake(state, host, values, agent, timer) {
    if (timer === PERIOD) beginPeriod(state, host, values, agent);
    else if (timer === TIMEOUT) askOthers(state, host, values, agent);
    else if (timer === SUSPICION) runOut(state, host, values, agent);
    else sendNacks(state, host, values, agent);
  },

  crash(state, host, _values, agent) {
    countList(state, host, agent, -1);
    loseMemory(state, agent);
    state.news[agent] = [];
    state.downAt[agent] = host.now;
    state.pingedAt[agent] = Infinity;
    state.noticedAt[agent] = Infinity;
    state.knownAt[agent] = Infinity;
    state.everDown[agent] = 1;
  },

  restart(state, host, values, agent, wiped) {
    const { n } = host;
    state.downAt[agent] = Infinity;
    const own = agent * n + agent;
    if (wiped) {
      state.status.fill(ALIVE, agent * n, (agent + 1) * n);
      state.incarnation.fill(0, agent * n, (agent + 1) * n);
      state.listed[agent] = n - 1;
      const words = Math.ceil(host.items.capacity / 32);
      for (let slot = 0; slot < host.items.capacity; slot++)
        if (host.items.live[slot] && (state.knownItems[agent * words + (slot >> 5)] >> (slot & 31)) & 1)
          host.items.reached[slot] -= 1;
      state.knownItems.fill(0, agent * words, (agent + 1) * words);
    }
    countList(state, host, agent, 1);
    pardonSuspects(state, host, agent, (member, status) =>
      setStatus(state, host, agent, member, status, state.incarnation[agent * n + member]),
    );
    // A new incarnation overrides what is said of the time it was down; after a lost disk it learns the number it must exceed.
    if (!wiped) state.incarnation[own] += 1;
    spread(
      state,
      agent,
      Object.freeze({ member: agent, status: ALIVE, incarnation: state.incarnation[own], from: agent }),
    );
    host.after(agent, PERIOD, values.periodSeconds * host.chance.at(agent).uniform());
  },

  check(state, host) {
    if (state.broken !== '') host.violate('No false death', state.broken);
  },

  observe: (state, host, _values, into) => observe(state, host, into),
  measure: (state, _host, values, into) => measure(state, values, into),
  inspect,
  sentence: (state, host) => sentence(state, host),
  verdict: (state, host) => verdict(state, host),
});

/**
 * Expected periods until any of the n − 1 others pings a member that crashes as periods begin, each choosing at random among its
 * n − 1 others: 1 / (1 − (1 − 1/(n−1))^(n−1)), which tends to e / (e − 1) (Das et al., section 3.2, for finite n).
 */
export function firstPingPeriods(n: number): number {
  return 1 / (1 - exp((n - 1) * log(1 - 1 / (n - 1))));
}
