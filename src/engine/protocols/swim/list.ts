import type { Host } from '../../kernel/host.ts';
import { spread } from './dissemination.ts';
import { CONFIRMATIONS, suspicionSeconds, type Values } from './parameters.ts';
import { ALIVE, DEAD, type Fact, SUSPECT, SUSPICION, setStatus, type Suspicion, type Swim } from './state.ts';

/**
 * The rules of precedence of SWIM, section 4.2: Alive overrides by a larger incarnation only, Suspect overrides Alive of the same,
 * Dead overrides both. A member held dead may return with a larger incarnation, as in Hashicorp's memberlist.
 */
export function hear(state: Swim, host: Host, values: Values, agent: number, fact: Fact): void {
  const { member, status, incarnation } = fact;
  if (member === agent) {
    const own = state.incarnation[agent * host.n + agent];
    if (status === ALIVE) return;
    if (incarnation >= own) refute(state, host, values, agent, incarnation);
    // Somebody has missed the refutation: it is told once more, and rides on the answer.
    else spread(state, agent, Object.freeze({ member: agent, status: ALIVE, incarnation: own, from: agent }));
    return;
  }
  const at = agent * host.n + member;
  const held = state.status[at];
  const known = state.incarnation[at];
  if (status === ALIVE) {
    if (incarnation <= known) return;
    absolve(state, host, agent, member);
    setStatus(state, host, agent, member, ALIVE, incarnation);
    spread(state, agent, fact);
  } else if (status === SUSPECT) {
    if (held === SUSPECT && incarnation === known) confirm(state, host, values, agent, fact);
    else if ((held === ALIVE && incarnation >= known) || (held === SUSPECT && incarnation > known))
      suspect(state, host, values, agent, fact);
  } else if (held !== DEAD && incarnation >= known) bury(state, host, agent, fact);
}

/** A member learns that it is suspected or held dead, and says that it lives, in a new incarnation. */
function refute(state: Swim, host: Host, values: Values, agent: number, incarnation: number): void {
  state.incarnation[agent * host.n + agent] = incarnation + 1;
  state.counts.refutations += 1;
  if (values.health) state.health[agent] = Math.min(values.healthAtMost, state.health[agent] + 1);
  spread(
    state,
    agent,
    Object.freeze({ member: agent, status: ALIVE, incarnation: incarnation + 1, from: agent }),
  );
}

/** Begins to suspect a member, on its own (fact.from is the agent) or by hearsay. */
export function suspect(state: Swim, host: Host, values: Values, agent: number, fact: Fact): void {
  const { member, incarnation } = fact;
  absolve(state, host, agent, member);
  setStatus(state, host, agent, member, SUSPECT, incarnation);
  spread(state, agent, fact);
  state.suspicions[agent].push({
    member,
    incarnation,
    since: host.now,
    deadline: host.now + suspicionSeconds(values, host.n, 0),
    suspectors: [fact.from],
  });
  armSuspicion(state, host, agent);
}

/** One more member suspects on its own: under Lifeguard the time to refute shortens, and the news is worth telling. */
export function confirm(state: Swim, host: Host, values: Values, agent: number, fact: Fact): void {
  if (!values.dynamicSuspicion) return;
  const suspicion = state.suspicions[agent].find((one) => one.member === fact.member);
  if (!suspicion || suspicion.suspectors.length > CONFIRMATIONS || suspicion.suspectors.includes(fact.from))
    return;
  suspicion.suspectors.push(fact.from);
  suspicion.deadline = suspicion.since + suspicionSeconds(values, host.n, suspicion.suspectors.length - 1);
  spread(state, agent, fact);
  armSuspicion(state, host, agent);
}

/** Holds a member dead and passes it on. */
export function bury(state: Swim, host: Host, agent: number, fact: Fact): void {
  absolve(state, host, agent, fact.member);
  setStatus(state, host, agent, fact.member, DEAD, fact.incarnation);
  spread(state, agent, fact);
}

/** An agent itself declares a member dead: its suspicion has run out, or there is none in the protocol. */
export function declareDead(
  state: Swim,
  host: Host,
  values: Values,
  agent: number,
  member: number,
  incarnation: number,
): void {
  const { counts } = state;
  counts.deaths += 1;
  if (host.alive[member]) {
    counts.falseDeaths += 1;
    host.note(
      'false death',
      `Agent ${agent} declares agent ${member} dead, which is running.`,
      member,
      'bad',
    );
    if (promised(state, host, values) && state.everDown[member] === 0)
      state.broken = `agent ${agent} declared agent ${member} dead, which runs and was reachable all along`;
  }
  bury(state, host, agent, Object.freeze({ member, status: DEAD, incarnation, from: agent }));
}

/** Whether nothing may have kept an answer away: delays are bounded and within the timeout, and nothing has been lost or cut. */
function promised(state: Swim, host: Host, values: Values): boolean {
  const longest = 2 * state.hopsAtMost * host.longestLatencySeconds;
  if (state.disturbed || state.hopsAtMost === 0 || longest > values.timeoutSeconds) return false;
  if (values.timeoutSeconds >= values.periodSeconds || host.links.touched) return false;
  return host.byzantine.every((one) => one === 0) && host.skew.every((one) => one === 1);
}

function absolve(state: Swim, host: Host, agent: number, member: number): void {
  const held = state.suspicions[agent];
  if (!held.some((one) => one.member === member)) return;
  state.suspicions[agent] = held.filter((one) => one.member !== member);
  armSuspicion(state, host, agent);
}

/** Sets the agent's one timer of suspicions to the first that runs out. */
function armSuspicion(state: Swim, host: Host, agent: number): void {
  let first = Infinity;
  for (const { deadline } of state.suspicions[agent]) first = Math.min(first, deadline);
  if (first === Infinity) host.cancel(agent, SUSPICION);
  else host.after(agent, SUSPICION, Math.max(0, first - host.now) / host.skew[agent]);
}

/** Suspicions that have run out become deaths. */
export function runOut(state: Swim, host: Host, values: Values, agent: number): void {
  const due = state.suspicions[agent].filter((one: Suspicion) => one.deadline <= host.now + 1e-9);
  for (const { member, incarnation } of due) declareDead(state, host, values, agent, member, incarnation);
  armSuspicion(state, host, agent);
}
