import type { Scenario } from '../engine/scenario/scenario.ts';
import type { Preset } from './preset.ts';

/** A preset from its words and what differs from five agents on a quick, complete network. */
function agree(id: string, title: string, sentence: string, differs: Partial<Scenario>): Preset {
  const scenario: Scenario = {
    version: 1,
    title,
    seed: 3,
    agents: 5,
    environment: { id: 'records' },
    topology: { id: 'complete' },
    network: { id: 'uniform', meanSeconds: 0.015 },
    protocol: { id: 'raft' },
    ...differs,
  };
  return { id, title, sentence, scenario };
}

/** Agents that must agree: on one order, on a value, on who is alive. */
export const agreement: readonly Preset[] = [
  agree('raft', 'A leader and its log', 'Five servers elect a leader with Raft and put the clients’ commands into one order; crash the leader and watch the next election.', {}),
  agree('raft-divided', 'Raft, divided again and again', 'The network keeps falling into sides: only the side with a majority goes on, and nothing committed is ever lost.', {
    faults: [{ id: 'partition', how: 'minority', betweenSeconds: 2, lastsSeconds: 1.5 }],
  }),
  agree('pbft', 'A traitor leads', 'The first of four replicas is a traitor who tells different stories; PBFT notices, votes it out and goes on.', {
    agents: 4,
    protocol: { id: 'pbft' },
    faults: [{ id: 'byzantine', liars: 1, behaviour: 'equivocating', who: 'first' }],
  }),
  agree('hotstuff', 'HotStuff: votes to one', 'Each view’s leader gathers votes and passes them on, so a decision costs a number of messages that grows with n, not n².', {
    agents: 7,
    protocol: { id: 'hotstuff' },
  }),
  agree('swim', 'Who is still there?', 'Each member of SWIM pings one other a period; a crash is found, suspected and told on by rumour. Crash somebody.', {
    agents: 30,
    environment: { id: 'facts', meanSeconds: 1000 },
    network: { id: 'uniform', meanSeconds: 0.05 },
    protocol: { id: 'swim' },
    faults: [{ id: 'crash', betweenSeconds: 12, downSeconds: 20 }],
  }),
  agree('push-sum', 'An average that nobody computes', 'Each agent halves its sum and its weight and sends one half away; every ratio comes to the mean of all.', {
    agents: 60,
    environment: { id: 'facts', meanSeconds: 1000 },
    network: { id: 'constant', meanSeconds: 0.4 },
    topology: { id: 'random-regular', degree: 4 },
    protocol: { id: 'push-sum' },
  }),
  agree('opinions', 'Voters on a ring', 'Each voter copies a random neighbour; islands of opinion grow and shrink until one is left.', {
    agents: 60,
    environment: { id: 'facts', meanSeconds: 1000 },
    network: { id: 'constant', meanSeconds: 0.3 },
    topology: { id: 'watts-strogatz', eachSide: 2, rewired: 0.05 },
    protocol: { id: 'voter' },
  }),
];
