import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import type { Step } from '../tasks/task.ts';
import { setFree, utilisationOf } from './desk/desk.ts';
import { params, type Values } from './fraudReview/params.ts';
import * as review from './fraudReview/state.ts';
import { emptyState, type State } from './fraudReview/state.ts';
import { expectations } from './fraudReview/theory.ts';
import { earliest, takeEarliest } from './requests/agenda.ts';

/** Payments are scored by a machine; what looks like fraud is held for a reviewer, but not for ever. */
export const fraudReview = define<typeof params, State>({
  id: 'fraud-review',
  label: 'Fraud review',
  summary: 'Payments that look like fraud are held for reviewers; what nobody looks at in time goes through, and the money is gone.',
  source: 'Elkan, The foundations of cost-sensitive learning, IJCAI 2001; base rate: Dal Pozzolo et al., IEEE CIDM 2015; patience: Barrer 1957.',
  params,
  timers: ['payment', 'clock', 'review'],
  channels: [
    { id: 'doing', label: 'Reviewer', categories: ['free', 'reviews an honest payment', 'reviews a fraud'] },
    { id: 'reviews', label: 'Reviews done' },
  ],
  metrics: [
    { id: 'cost', label: 'Cost per 1,000 payments', unit: '€', help: '(Fraud that went through + reviews × their cost + honest payments refused × their cost) × 1,000 / payments.', primary: true },
    { id: 'stopped', label: 'Fraud stopped', unit: '%', help: 'Share of the money of all fraud that was refused or is still held.', primary: true },
    { id: 'settled', label: 'Settled unseen', unit: '%', help: 'Share of decided alerts that went through because nobody looked in time.', primary: true },
    { id: 'waiting', label: 'Alerts waiting', unit: '', help: 'Payments held for a review that has not begun.', primary: true },
    { id: 'caught-by-score', label: 'Held by the score', unit: '%', help: 'Share of frauds that the score holds for review.' },
    { id: 'hit-rate', label: 'Alerts that are fraud', unit: '%', help: 'Share of alerts that are fraud.' },
    { id: 'refused-honest', label: 'Honest refused', unit: '', help: 'Honest payments that were refused.' },
    { id: 'busy', label: 'Reviewers busy', unit: '%', help: 'Busy time of all reviewers / reviewers × time so far.' },
  ],

  init: (host) => emptyState(host.n),
  begin: (_state, host, values) => nextPayment(host, values),
  wake(state, host, values, agent, timer) {
    if (timer === review.REVIEW) review.judge(state, host, values, agent);
    else if (timer === review.PAYMENT) {
      if (values.limit > 0 && state.payments >= values.limit) return;
      come(state, host, values);
      nextPayment(host, values);
    } else {
      while (earliest(state.agenda) <= host.now) {
        const alert = state.alerts.get(takeEarliest(state.agenda));
        // A review that has begun is brought to its end.
        if (alert && (!Number.isNaN(alert.rank) || state.byTeam)) review.settle(state, host, alert);
      }
      review.rearm(state, host);
    }
  },
  inject: (state, host, values) => come(state, host, values),
  changed(_state, host, values, key) {
    if (key === 'rate' || key === 'limit') nextPayment(host, values);
  },
  crash(state, host, values, agent) {
    state.desk.isFree[agent] = 0;
    if (state.whom[agent] >= 0) review.abandon(state, host, values, agent);
    review.serve(state, host, values);
  },
  restart(state, host, values, agent) {
    setFree(state.desk, agent, host.now);
    review.serve(state, host, values);
  },
  answered(state, _host, _values, answer) {
    const alert = state.alerts.get(answer.serial);
    if (!state.byTeam || alert === undefined) return;
    state.waiting -= 1;
    review.conclude(state, alert, alert.isFraud === answer.right);
  },

  observe(state, host, _values, [doing, reviews]) {
    for (let agent = 0; agent < host.n; agent++) {
      const alert = state.alerts.get(state.whom[agent]);
      doing[agent] = alert === undefined ? 0 : alert.isFraud ? 2 : 1;
      reviews[agent] = state.reviews[agent];
    }
  },
  measure(state, host, values, into) {
    const share = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole);
    into[0] = state.payments === 0 ? 0 : (1000 * costOf(state, values)) / state.payments;
    into[1] = state.fraudMoney === 0 ? 100 : 100 - share(lossOf(state), state.fraudMoney);
    into[2] = share(state.settled, state.settled + state.reviewed);
    into[3] = state.waiting;
    into[4] = share(state.heldFrauds, state.frauds);
    into[5] = share(state.heldFrauds, state.held);
    into[6] = state.refusedHonest;
    into[7] = utilisationOf(state.desk, host.n, host.now);
  },
  theory: (host, values) => expectations(host.n, values),
  inspect(state, _host, _values, agent) {
    const alert = state.alerts.get(state.whom[agent]);
    return [
      { group: 'Reviewer', label: 'Reviews', value: alert ? `payment ${alert.id + 1} of ${alert.amount.toFixed(2)} €` : 'nothing' },
      { group: 'Reviewer', label: 'Chance of fraud by score', value: alert ? review.chanceOf(alert.odds).toFixed(3) : '–' },
      { group: 'Reviewer', label: 'Reviews done', value: String(state.reviews[agent]) },
    ];
  },
  sentence(state, _host, values) {
    if (state.payments === 0) return 'The first payment is on its way.';
    const stopped = state.fraudMoney === 0 ? 100 : 100 - (100 * lossOf(state)) / state.fraudMoney;
    const cost = ((1000 * costOf(state, values)) / state.payments).toFixed(0);
    return `${state.waiting} payments are held; ${stopped.toFixed(0)} % of the money of fraud is stopped, ${state.settled} alerts settled unseen, and 1,000 payments cost ${cost} €.`;
  },
  verdict(state, _host, values) {
    if (values.limit === 0 || state.payments < values.limit || state.alerts.size > 0) return null;
    return { state: 'done', text: `All ${state.payments} payments are decided, at ${((1000 * costOf(state, values)) / state.payments).toFixed(0)} € per 1,000.` };
  },
  paceSeconds: (values) => 2 * values.reviewSeconds,
});

const lossOf = (state: State): number => state.unseenMoney + state.settledMoney + state.passedMoney;

const costOf = (state: State, { reviewCost, alarmCost }: Values): number =>
  lossOf(state) + state.reviewed * reviewCost + state.refusedHonest * alarmCost;

function nextPayment(host: Host, { rate }: Values): void {
  host.after(-1, review.PAYMENT, host.dice.exponential(1 / rate));
}

/** A payment comes; if held, it is a task for an architecture, or waits for a reviewer. */
function come(state: State, host: Host, values: Values): void {
  const alert = review.pay(state, host, values);
  if (alert === null) return;
  const { id, amount, settlesAt } = alert;
  const skill = id % host.traits.skills;
  const step: Step = Object.freeze({ needs: Object.freeze([]), skill, difficulty: 0.3, work: values.reviewSeconds, tools: 0, evidence: 1 });
  state.byTeam = true;
  if (!host.offer(Object.freeze({ serial: id, arrivedAt: host.now, deadline: settlesAt, value: amount, ambiguity: 0, steps: Object.freeze([step]) })))
    state.byTeam = false;
  if (!state.alerts.has(id)) return;
  review.wait(state, host, values, alert);
  if (!state.byTeam) review.serve(state, host, values);
}
