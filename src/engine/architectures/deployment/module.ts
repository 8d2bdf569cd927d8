import type { Params, ValuesOf } from '../../catalog/params.ts';
import type { Host } from '../../kernel/host.ts';
import { define, type Module } from '../../kernel/module.ts';
import type { Task } from '../../tasks/task.ts';
import { ALARM, arrive, lost, open, REQUEST, rang, replied, worked } from './calls.ts';
import { DEPLOY, deployNext } from './deploy.ts';
import { offeredLoad, overloaded } from './load.ts';
import { deploymentMetrics, fleetSentence, inspectFleet, measureFleet, observeFleet } from './measures.ts';
import type { deploymentParams } from './params.ts';
import { bookCost, join, LOOK, lookAtLoad, STARTED } from './scaling.ts';
import { emptyFleet, type Fleet, type Site, SPARE, STARTING, type Values } from './state.ts';
import { complete, empty, SERVICE } from './station.ts';
import { serviceTheory } from './theory.ts';

interface Words<P extends Params> {
  id: string;
  label: string;
  summary: string;
  source: string;
  params: P;
}

const SERVICES_NAMED = 8;

/** A deployment of servers from its parameters; `isOne`: all agents are workers of one process. */
export function deploymentOf<P extends typeof deploymentParams>(words: Words<P>, isOne: boolean): Module<P, Fleet> {
  const siteOf = (fleet: Fleet, host: Host, values: ValuesOf<P>): Site => ({
    fleet,
    host,
    values: values as unknown as Values,
    isOne,
  });
  const fall = (fleet: Fleet, host: Host, values: ValuesOf<P>, agent: number) => {
    if (fleet.standing[agent] !== SPARE) bookCost(fleet, host, -1);
    const site = siteOf(fleet, host, values);
    if (!isOne) lost(site, agent, empty(site, agent));
    else if (!fleet.isSpreading) {
      // One failure domain: who falls takes all down.
      fleet.isSpreading = true;
      for (let other = 0; other < host.n; other++) host.crash(other);
      fleet.isSpreading = false;
      lost(site, 0, empty(site, 0));
    }
  };
  const rise = (fleet: Fleet, host: Host, values: ValuesOf<P>, agent: number) => {
    if (fleet.standing[agent] !== SPARE) bookCost(fleet, host, 1);
    // What was starting begins anew.
    if (fleet.standing[agent] === STARTING) host.after(agent, STARTED, siteOf(fleet, host, values).values.startSeconds);
    if (!isOne || fleet.isSpreading) return;
    fleet.isSpreading = true;
    for (let other = 0; other < host.n; other++) host.restart(other);
    fleet.isSpreading = false;
  };
  const module: Module<P, Fleet> = {
    ...words,
    messages: [
      { id: 'call', label: 'Call', glyph: 'request' },
      { id: 'reply', label: 'Reply', glyph: 'reply' },
    ],
    timers: ['service', 'alarm', 'deploy', 'look', 'started'],
    channels: [
      { id: 'role', label: isOne ? 'Role' : 'Service', categories: isOne ? ['worker'] : SERVICE_NAMES },
      { id: 'queue', label: 'Waiting' },
      { id: 'busy', label: 'In service' },
      ...(isOne ? [] : [{ id: 'standing', label: 'Replica', categories: ['serves', 'spare', 'starting', 'draining', 'down'] }]),
    ],
    metrics: deploymentMetrics,
    init: (host, values) => emptyFleet(host, values as unknown as Values, isOne),
    begin(fleet, host, values) {
      const site = siteOf(fleet, host, values);
      if (!isOne && site.values.autoscale) host.after(-1, LOOK, site.values.checkSeconds);
      if (values.deployEverySeconds > 0) host.after(-1, DEPLOY, values.deployEverySeconds);
    },
    offered: (fleet, host, values, task: Task) => open(siteOf(fleet, host, values), task),
    wake(fleet, host, values, agent, timer) {
      const site = siteOf(fleet, host, values);
      if (timer === ALARM) rang(site);
      else if (timer === DEPLOY) deployNext(site);
      else if (timer === LOOK) lookAtLoad(site);
      else if (timer === STARTED) join(site, agent);
      else if (timer === SERVICE) {
        const job = complete(site, agent);
        if (job !== null) worked(site, agent, job);
      }
    },
    receive(fleet, host, values, to, from, kind, value, payload) {
      const site = siteOf(fleet, host, values);
      if (kind === REQUEST) arrive(site, to, from, value, payload as Parameters<typeof arrive>[4]);
      else replied(site, value);
    },
    crash: fall,
    restart: rise,
    observe: (fleet, host, values, into) => observeFleet(siteOf(fleet, host, values), into),
    measure: (fleet, host, values, into) => measureFleet(siteOf(fleet, host, values), into),
    inspect: (fleet, host, values, agent) => inspectFleet(siteOf(fleet, host, values), agent),
    sentence: (fleet, host, values) => fleetSentence(siteOf(fleet, host, values)),
    verdict(fleet, host, values) {
      const site = siteOf(fleet, host, values);
      const service = overloaded(site);
      if (service < 0) return null;
      const name = isOne ? 'The process' : `Service ${service + 1}`;
      return {
        state: 'diverged',
        text: `Overloaded: ${name} is offered ρ = ${offeredLoad(site, service).toFixed(2)} ≥ 1 of what its workers can do, so its queue grows.`,
      };
    },
    theory: (host, values, scenario) => (scenario === undefined ? {} : serviceTheory(host.n, values as unknown as Values, scenario, isOne)),
    warnings(host, values) {
      const warnings: string[] = [];
      const all = values as unknown as Partial<Values>;
      if (!isOne && (all.services ?? 1) > host.n)
        warnings.push(`${all.services} services on ${host.n} agents: there will be only ${host.n} services.`);
      if (values.retries > 0 && values.retryBudget === 0 && values.timeoutSeconds > 0)
        warnings.push('Retries after timeouts without a budget: a short overload can keep itself alive (retry storm).');
      if (isOne && values.discipline === 'sharing' && (all.lockShare ?? 0) > 0)
        warnings.push('The lock has no effect where all share the workers equally.');
      if (!isOne && all.autoscale && values.workers === 0) warnings.push('Workers without limit are never busy: autoscaling has nothing to go by.');
      if (!isOne && values.timeoutSeconds === 0)
        warnings.push('Without a timeout a caller whose message is lost waits for ever.');
      return warnings;
    },
  };
  return define(module);
}

const SERVICE_NAMES = Array.from({ length: SERVICES_NAMED }, (_, i) => (i < SERVICES_NAMED - 1 ? `service ${i + 1}` : 'service 8, 16 …'));
