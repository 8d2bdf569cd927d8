import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import type { Step } from '../tasks/task.ts';
import { earliest, takeEarliest } from './requests/agenda.ts';
import * as floors from './jobShop/dispatch.ts';
import { emptyFloor, type Floor, limitOf, shopOf } from './jobShop/floor.ts';
import { params, type Values } from './jobShop/params.ts';
import { planShop } from './jobShop/plan.ts';
import { inspectMachines, measureShop, observeShop, shopMetrics, shopSentence, shopTheory } from './jobShop/show.ts';

/** On the scale of difficulty: what a machine can do it always does, and what is another's it never does. */
const SURE = 10;

/** Machines as agents: an operation can be done by its own machine alone, one at a time and without interruption. */
export const jobShop = define<typeof params, Floor>({
  id: 'job-shop',
  label: 'Job shop',
  summary: 'Each machine is an agent; jobs visit machines in their own order, and the last job’s end is what counts.',
  source: 'Fisher & Thompson 1963, in Muth & Thompson, Industrial Scheduling; rules: Haupt, OR Spektrum 11, 1989.',
  params,
  messages: [
    { id: 'piece', label: 'Piece on its way', glyph: 'payload' },
    { id: 'word', label: 'Word of a queue', glyph: 'reply' },
    { id: 'plan', label: 'Plan', glyph: 'control' },
  ],
  timers: ['clock'],
  channels: [
    { id: 'state', label: 'Machine', categories: ['free', 'works', 'waits for its plan’s job', 'no machine'] },
    { id: 'waiting', label: 'Jobs waiting' },
    { id: 'busy', label: 'Share of time busy', domain: [0, 1] },
  ],
  metrics: shopMetrics,

  init(host, values) {
    const floor = emptyFloor(shopOf(values));
    const { machines } = floor.shop;
    if (host.traits.skills >= machines && machines > 1) return floor;
    // Whoever works the jobs: an operation can be done only by the agent that runs its machine.
    host.traits.skills = machines;
    host.traits.skill = new Float64Array(host.n * machines).fill(-SURE);
    for (let machine = 0; machine < machines; machine++)
      for (let agent = machine % host.n; agent < host.n; agent += machines)
        host.traits.skill[agent * machines + machine] = SURE;
    return floor;
  },

  begin(floor, host, values) {
    const { jobs } = floor.shop;
    jobs.forEach((_, job) => {
      if (offer(floor, host, values, job)) floor.byTeam = true;
      else floors.arrive(floor, host, values, job);
    });
    if (floor.byTeam || values.rule !== 'plan') return;
    const { orders, makespan } = planShop(floor.shop, host.dice, values.moves);
    floor.orders = orders;
    floor.promised = makespan;
    host.note('plan', `The plan promises ${makespan} units.`, 0);
    for (let machine = 0; machine < floor.shop.machines; machine++) floors.tellPlan(floor, host, values, machine);
  },

  wake(floor, host, values) {
    const { agenda } = floor;
    while (earliest(agenda) <= host.now) {
      const key = takeEarliest(agenda);
      const number = Math.floor(key / floors.KINDS);
      const kind = key % floors.KINDS;
      if (kind === floors.END) floors.end(floor, host, values, number);
      else if (kind === floors.DECIDE) floors.decide(floor, host, values);
      else if (kind === floors.RESEND) floors.carryAgain(floor, host, number);
      else floors.tellPlan(floor, host, values, number);
    }
    floors.rearm(floor, host);
  },

  receive(floor, host, values, to, _from, kind, value, payload) {
    if (kind === floors.WORD) floors.heardOf(floor, host, to, value, payload as number);
    else if (kind === floors.PLAN) {
      floor.planned[value] = 1;
      floors.decideSoon(floor, host);
    } else {
      const job = value % floor.shop.jobs.length;
      // A copy of a piece is no piece.
      if (floor.moving[job] && floor.done[job] === Math.floor(value / floor.shop.jobs.length)) floors.arrive(floor, host, values, job);
      else host.redundant();
    }
  },

  crash: (floor, host, _values, agent) => floors.breakDown(floor, host, agent),
  restart: (floor, host) => floors.decideSoon(floor, host),

  answered(floor, host, _values, answer) {
    if (!floor.byTeam || answer.serial >= floor.shop.jobs.length) return;
    floor.operationsDone += Math.round(answer.partial * floor.shop.jobs[answer.serial].length);
    floor.jobsDone += 1;
    floor.flowSeconds += host.now;
    floor.finishedAt = host.now;
  },

  observe: (floor, host, values, into) => observeShop(floor, host, values, into),
  measure: (floor, host, values, into) => measureShop(floor, host, values, into),
  theory: (_host, values) => shopTheory(values),
  inspect: (floor, host, _values, agent) => inspectMachines(floor, host, agent),
  sentence: (floor, host, values) => shopSentence(floor, host, values),

  verdict(floor, _host, values) {
    const { jobs } = floor.shop;
    if (floor.jobsDone < jobs.length) return null;
    const { units, isOptimum } = limitOf(values);
    const made = floor.finishedAt / values.unitSeconds;
    if (floor.operationsDone < floor.operations)
      return { state: 'failed', text: `Only ${floor.operationsDone} of ${floor.operations} operations were done: the team could not do the others.` };
    if (made < units - 1e-6)
      return { state: 'done', text: `All ${jobs.length} jobs are done after ${made.toFixed(1)} units, less than any job shop can: here every worker does the work of all machines.` };
    const over = units > 0 ? `, ${((100 * (made - units)) / units).toFixed(0)} % over ${isOptimum ? 'the optimum' : 'the lower bound'} of ${units}` : '';
    return { state: 'done', text: `All ${jobs.length} jobs are done after ${made.toFixed(1)} units${over}.` };
  },

  warnings(host, values) {
    const { machines } = shopOf(values);
    const warnings: string[] = [];
    if (host.n < machines) warnings.push(`${machines} machines on ${host.n} agents: some agents run several machines, each on its own.`);
    if (host.n === 1 && values.transport === 'network') warnings.push('One agent runs all machines, so no piece ever travels.');
    return warnings;
  },

  paceSeconds: (values) => values.unitSeconds * Math.max(1, limitOf(values).units / 40),
});

/** Offers a job as a task to an architecture, if there is one: a chain of steps, each with its machine as the skill it asks for. */
function offer(floor: Floor, host: Host, values: Values, job: number): boolean {
  const steps = floor.shop.jobs[job].map(({ machine, duration }, place): Step => {
    const needs = Object.freeze(place === 0 ? [] : [place - 1]);
    const work = Math.max(1e-6, duration * values.unitSeconds);
    return Object.freeze({ needs, skill: machine, difficulty: 0, work, tools: 0, evidence: 0 });
  });
  return host.offer(Object.freeze({ serial: job, arrivedAt: host.now, deadline: Infinity, value: 1, ambiguity: 0, steps: Object.freeze(steps) }));
}
