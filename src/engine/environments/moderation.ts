import type { Theory } from '../kernel/frame.ts';
import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import { setFree, utilisationOf } from './desk/desk.ts';
import { arrange, clickShare, visit } from './moderation/feed.ts';
import { params, type Values } from './moderation/params.ts';
import * as queue from './moderation/queue.ts';
import { emptyState, REMOVED, type State, upload, WAITS } from './moderation/state.ts';

/** A feed that learns what is clicked, and reviewers who take out what harms: until then it is seen, and the better it lures the more. */
export const moderation = define<typeof params, State>({
  id: 'moderation',
  label: 'Feed and its moderators',
  summary: 'A feed shows what is clicked; harmful items lure, and are seen by more and more until one of the reviewers, the agents, removes them.',
  source: 'Clicks: Craswell et al., WSDM 2008; feed: Kveton et al. (CascadeUCB1), ICML 2015; measure: the violative view rate of platforms’ transparency reports.',
  params,
  timers: ['visit', 'upload', 'look', 'review'],
  channels: [
    { id: 'doing', label: 'Reviewer', categories: ['free', 'reviews a harmless item', 'reviews a harmful item', 'reviews what is gone'] },
    { id: 'reviews', label: 'Reviews done' },
  ],
  metrics: [
    { id: 'bad-views', label: 'Violative view rate', unit: '%', help: 'Share of all looks at items that were at harmful ones.', primary: true },
    { id: 'clicks', label: 'Clicks a visit', unit: '', help: 'Share of visits that ended in a click.', primary: true },
    { id: 'views-before', label: 'Views before removal', unit: '', help: 'Mean looks at a harmful item until it was removed.', primary: true },
    { id: 'waiting', label: 'Items waiting', unit: '', help: 'Items that wait for a reviewer.', primary: true },
    { id: 'harmful', label: 'Harmful in the catalogue', unit: '%', help: 'Share of the items that can be shown that are harmful.' },
    { id: 'removed-bad', label: 'Harmful removed', unit: '', help: 'Harmful items removed.' },
    { id: 'removed-good', label: 'Harmless removed', unit: '', help: 'Harmless items removed by mistake.' },
    { id: 'busy', label: 'Reviewers busy', unit: '%', help: 'Busy time of all reviewers / reviewers × time so far.' },
  ],

  init: (host, values) => emptyState(host.n, values),
  begin(state, host, values) {
    for (let i = 0; i < values.catalogue; i++) queue.consider(state, host, values, upload(state, host, values));
    arrange(state, host, values);
    if (!state.byTeam) queue.serve(state, host, values);
    host.after(-1, queue.VISIT, host.dice.exponential(1 / values.visits));
    if (values.uploads > 0) host.after(-1, queue.UPLOAD, host.dice.exponential(1 / values.uploads));
    host.after(-1, queue.LOOK, queue.LOOK_SECONDS);
  },
  wake(state, host, values, agent, timer) {
    if (timer === queue.VISIT) {
      host.after(-1, queue.VISIT, host.dice.exponential(1 / values.visits));
      const reported = visit(state, host, values);
      for (const place of reported) queue.consider(state, host, values, place);
      if (reported.length > 0 && !state.byTeam) queue.serve(state, host, values);
    } else if (timer === queue.UPLOAD) {
      if (values.uploads > 0) host.after(-1, queue.UPLOAD, host.dice.exponential(1 / values.uploads));
      come(state, host, values);
    } else if (timer === queue.REVIEW) queue.judge(state, host, values, agent);
    else {
      host.after(-1, queue.LOOK, queue.LOOK_SECONDS);
      queue.lookOver(state, host, values);
      arrange(state, host, values);
      if (!state.byTeam) queue.serve(state, host, values);
    }
  },
  inject: (state, host, values) => come(state, host, values),
  changed(_state, host, values, key) {
    if (key === 'visits') host.after(-1, queue.VISIT, host.dice.exponential(1 / values.visits));
    if (key === 'uploads' && values.uploads > 0) host.after(-1, queue.UPLOAD, host.dice.exponential(1 / values.uploads));
  },
  crash(state, host, values, agent) {
    state.desk.isFree[agent] = 0;
    if (state.whom[agent] < 0) return;
    queue.abandon(state, host, values, agent);
    queue.serve(state, host, values);
  },
  restart(state, host, values, agent) {
    setFree(state.desk, agent, host.now);
    if (!state.byTeam) queue.serve(state, host, values);
  },
  answered(state, _host, _values, answer) {
    const place = answer.serial % state.serial.length;
    if (!state.byTeam || state.serial[place] !== answer.serial || state.became[place] !== WAITS) return;
    state.waiting -= 1;
    queue.conclude(state, place, (state.bad[place] === 1) === answer.right);
  },

  observe(state, host, _values, [doing, reviews]) {
    for (let agent = 0; agent < host.n; agent++) {
      const serial = state.whom[agent];
      const place = serial % state.serial.length;
      if (serial < 0) doing[agent] = 0;
      else doing[agent] = state.serial[place] === serial ? 1 + state.bad[place] : 3;
      reviews[agent] = state.reviews[agent];
    }
  },
  measure(state, host, _values, into) {
    let harmful = 0;
    let shown = 0;
    for (let place = 0; place < state.serial.length; place++) {
      if (state.became[place] === REMOVED) continue;
      shown += 1;
      harmful += state.bad[place];
    }
    into[0] = state.views === 0 ? 0 : (100 * state.badViews) / state.views;
    into[1] = state.visits === 0 ? 0 : state.clicks / state.visits;
    into[2] = state.removedBad === 0 ? 0 : state.removedViews / state.removedBad;
    into[3] = state.waiting;
    into[4] = shown === 0 ? 0 : (100 * harmful) / shown;
    into[5] = state.removedBad;
    into[6] = state.removedGood;
    into[7] = utilisationOf(state.desk, host.n, host.now);
  },
  theory(_host, { skew, badShare, top, slots, catalogue }): Record<string, Theory> {
    if (skew > 0 || badShare > 0) return {};
    let clicks = 0;
    for (let slot = 0; slot < Math.min(slots, catalogue); slot++) clicks += clickShare(Math.min(0.95, top), slot);
    return { clicks: { label: 'Craswell et al. 2008', points: [[0, clicks], [1e7, clicks]] } };
  },
  inspect: (state, _host, _values, agent) => [
    { group: 'Reviewer', label: 'Reviews', value: state.whom[agent] < 0 ? 'nothing' : `item ${state.whom[agent] + 1}` },
    { group: 'Reviewer', label: 'Reviews done', value: String(state.reviews[agent]) },
  ],
  sentence(state) {
    if (state.views === 0) return 'Nobody has looked yet.';
    const rate = ((100 * state.badViews) / state.views).toFixed(1);
    const before = state.removedBad === 0 ? 'none has been removed' : `${state.removedBad} were removed, after ${(state.removedViews / state.removedBad).toFixed(0)} looks each`;
    return `${rate} % of all looks were at harmful items; ${before}. ${state.waiting} items wait for a reviewer.`;
  },
  warnings(_host, { reportsBad, reportsGood }) {
    return reportsBad > reportsGood ? [] : ['Harmless items are reported as often as harmful ones, so reports tell nothing, or the contrary.'];
  },
  paceSeconds: (values) => Math.min(20, 2000 / values.visits),
});

/** An item is uploaded, and waits for review if its score is bad enough. */
function come(state: State, host: Host, values: Values): void {
  queue.consider(state, host, values, upload(state, host, values));
  if (!state.byTeam) queue.serve(state, host, values);
}
