import type { Host } from '../../kernel/host.ts';
import { exp, log } from '../../kernel/mathematics.ts';
import { type Desk, engage, join, nextPair, openDesk, release, setFree } from '../desk/desk.ts';
import { type Agenda, earliest, emptyAgenda, enter } from '../requests/agenda.ts';
import type { Values } from './params.ts';

/** Timers. */
export const PAYMENT = 0;
export const CLOCK = 1;
export const REVIEW = 2;

/** A payment that is held. */
export interface Alert {
  id: number;
  amount: number;
  isFraud: boolean;
  /** Log-odds of fraud after the score. */
  odds: number;
  cameAt: number;
  settlesAt: number;
  /** Rank in line; NaN once a review has begun. */
  rank: number;
}

export interface State {
  desk: Desk;
  alerts: Map<number, Alert>;
  byTeam: boolean;
  payments: number;
  frauds: number;
  /** Money of all fraud, of fraud that went through unseen, that settled in line, and that a review let through. */
  fraudMoney: number;
  unseenMoney: number;
  settledMoney: number;
  passedMoney: number;
  held: number;
  heldFrauds: number;
  settled: number;
  reviewed: number;
  refused: number;
  refusedHonest: number;
  waiting: number;
  agenda: Agenda;
  /** By agent: alert in review or -1, reviews done. */
  whom: Int32Array;
  reviews: Uint32Array;
}

export const emptyState = (n: number): State => ({
  desk: openDesk(n),
  alerts: new Map(),
  byTeam: false,
  payments: 0,
  frauds: 0,
  fraudMoney: 0,
  unseenMoney: 0,
  settledMoney: 0,
  passedMoney: 0,
  held: 0,
  heldFrauds: 0,
  settled: 0,
  reviewed: 0,
  refused: 0,
  refusedHonest: 0,
  waiting: 0,
  agenda: emptyAgenda(),
  whom: new Int32Array(n).fill(-1),
  reviews: new Uint32Array(n),
});

export const chanceOf = (odds: number): number => 1 / (1 + exp(-odds));

/** A payment comes, is scored, and is held if the expected loss is worth a look: Elkan, The foundations of cost-sensitive learning, IJCAI 2001. */
export function pay(state: State, host: Host, values: Values): Alert | null {
  const { dice } = host;
  const isFraud = dice.flip(values.fraudShare);
  const amount = values.median * dice.logNormal(0, values.sigma);
  const d = values.separation;
  const odds = log(values.fraudShare / (1 - values.fraudShare)) + d * dice.normal(isFraud ? d / 2 : -d / 2, 1);
  const id = state.payments++;
  if (isFraud) {
    state.frauds += 1;
    state.fraudMoney += amount;
  }
  if (chanceOf(odds) * amount < values.alertFrom) {
    if (isFraud) state.unseenMoney += amount;
    return null;
  }
  const settlesAt = values.settleSeconds > 0 ? host.now + values.settleSeconds : Infinity;
  const alert: Alert = { id, amount, isFraud, odds, cameAt: host.now, settlesAt, rank: 0 };
  state.alerts.set(id, alert);
  state.held += 1;
  state.heldFrauds += isFraud ? 1 : 0;
  state.waiting += 1;
  return alert;
}

/** Puts an alert in line and sets the clock of its settlement. */
export function wait(state: State, host: Host, values: Values, alert: Alert): void {
  const { order } = values;
  if (order === 'first') alert.rank = alert.cameAt;
  else if (order === 'newest') alert.rank = -alert.cameAt;
  else alert.rank = order === 'chance' ? -alert.odds : -chanceOf(alert.odds) * alert.amount;
  if (!state.byTeam) join(state.desk, alert.rank, alert.id);
  if (alert.settlesAt < Infinity && enter(state.agenda, alert.settlesAt, alert.id))
    host.after(-1, CLOCK, Math.max(0, alert.settlesAt - host.now));
}

/** Own rule: nobody has looked in time, and the money is gone. */
export function settle(state: State, host: Host, alert: Alert): void {
  state.alerts.delete(alert.id);
  state.waiting -= 1;
  state.settled += 1;
  if (!alert.isFraud) return;
  state.settledMoney += alert.amount;
  if (alert.amount > 1000) host.note('loss', `Fraud of ${alert.amount.toFixed(0)} € settles before anyone looks.`, undefined, 'bad');
}

export function rearm({ agenda }: State, host: Host): void {
  if (earliest(agenda) < Infinity) host.after(-1, CLOCK, Math.max(0, earliest(agenda) - host.now));
}

export function serve(state: State, host: Host, values: Values): void {
  const stands = (job: number, rank: number) => state.alerts.get(job)?.rank === rank;
  for (let pair = nextPair(state.desk, host, stands); pair !== null; pair = nextPair(state.desk, host, stands)) {
    const { agent, job } = pair;
    const alert = state.alerts.get(job) as Alert;
    engage(state.desk, agent, host.now);
    alert.rank = Number.NaN;
    state.waiting -= 1;
    state.whom[agent] = job;
    host.after(agent, REVIEW, host.chance.at(agent).exponential(values.reviewSeconds));
  }
}

/** A review ends: refused if the expected loss of letting it through is more than that of refusing. */
export function judge(state: State, host: Host, values: Values, agent: number): void {
  const alert = state.alerts.get(state.whom[agent]);
  state.whom[agent] = -1;
  state.reviews[agent] += 1;
  release(state.desk, host.now);
  setFree(state.desk, agent, host.now);
  if (alert !== undefined) {
    const { skill, skills } = host.traits;
    const d = (values.skill * Math.max(0, skill[agent * skills])) / 0.5;
    const p = chanceOf(alert.odds + d * host.chance.at(agent).normal(alert.isFraud ? d / 2 : -d / 2, 1));
    conclude(state, alert, p * alert.amount > (1 - p) * values.alarmCost);
  }
  serve(state, host, values);
}

/** The payment is refused or let through. */
export function conclude(state: State, alert: Alert, refuse: boolean): void {
  state.alerts.delete(alert.id);
  state.reviewed += 1;
  if (refuse) {
    state.refused += 1;
    state.refusedHonest += alert.isFraud ? 0 : 1;
  } else if (alert.isFraud) state.passedMoney += alert.amount;
}

/** A reviewer is gone; the alert waits again, unless its time is over. */
export function abandon(state: State, host: Host, values: Values, agent: number): void {
  const alert = state.alerts.get(state.whom[agent]);
  state.whom[agent] = -1;
  release(state.desk, host.now);
  if (alert === undefined) return;
  state.waiting += 1;
  if (alert.settlesAt <= host.now) settle(state, host, alert);
  else wait(state, host, values, alert);
}
