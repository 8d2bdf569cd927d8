import { duel } from './duel.ts';
import type { Preset } from './preset.ts';

/** One agent and many on the same tasks: when more help, and what it costs. */
export const teams: readonly Preset[] = [
  {
    id: 'team-of-six',
    title: 'A team on independent parts',
    sentence:
      'Six agents split each task, check each other and vote: more than nine of ten answers are right. Move the parallel share to 0 and none is, for the budget runs out.',
    scenario: { ...duel.team, title: 'A team on independent parts' },
  },
  {
    id: 'one-agent',
    title: 'One agent on the same tasks',
    sentence:
      'One agent with the same budget: three of five answers are right, and more of them step by step, where an error shows in the next step.',
    scenario: { ...duel.single, agents: 1, title: 'One agent on the same tasks' },
  },
  {
    id: 'orchestrator',
    title: 'An orchestrator and its specialists',
    sentence:
      'Each step goes to the specialist for it, and all results of a round are checked in one turn; what is lost at hand-offs is the price.',
    scenario: {
      version: 1,
      title: 'An orchestrator and its specialists',
      seed: 7,
      agents: 7,
      topology: { id: 'star' },
      network: { id: 'constant', meanSeconds: 0.4 },
      protocol: { id: 'flooding' },
      environment: { id: 'tasks', arrivals: 'one', shape: 'fork-join', steps: 11, width: 4 },
      population: { id: 'specialists' },
      architecture: { id: 'centralized', rounds: 10, budget: 60 },
    },
  },
  {
    id: 'whispers',
    title: 'Results handed down a chain',
    sentence:
      'Eight agents hand a task from one to the next; a little is lost each time, and the end hears an error that nobody made.',
    scenario: {
      version: 1,
      title: 'Results handed down a chain',
      seed: 3,
      agents: 8,
      topology: { id: 'path' },
      network: { id: 'constant', meanSeconds: 0.4 },
      protocol: { id: 'flooding' },
      environment: { id: 'tasks', shape: 'chain', steps: 16, meanSeconds: 12 },
      population: { id: 'alike', skill: 0.85 },
      architecture: { id: 'chain', budget: 60 },
    },
  },
  {
    id: 'chain-of-command',
    layout: 'layers',
    title: 'A chain of command',
    sentence:
      'Forty agents in three levels: orders pass down and results up, and most of the time is spent waiting for the level above.',
    scenario: {
      version: 1,
      title: 'A chain of command',
      seed: 5,
      agents: 40,
      topology: { id: 'hierarchy', children: 3 },
      network: { id: 'constant', meanSeconds: 0.4 },
      protocol: { id: 'flooding' },
      environment: { id: 'tasks', arrivals: 'one', shape: 'layered', steps: 24, width: 12, ambiguity: 0 },
      population: { id: 'spread', mean: 0.85, deviation: 0.08 },
      architecture: { id: 'hierarchy', levels: 3, handoffLoss: 0.02, budget: 300 },
    },
  },
  {
    id: 'liars-outvoted',
    title: 'Liars outvoted',
    sentence:
      'Two of nine agents report falsely; a vote among independent agents outvotes them as long as they do not agree on the same falsehood.',
    scenario: {
      version: 1,
      title: 'Liars outvoted',
      seed: 9,
      agents: 9,
      topology: { id: 'complete' },
      network: { id: 'constant', meanSeconds: 0.4 },
      protocol: { id: 'flooding' },
      environment: { id: 'tasks', arrivals: 'one', shape: 'apart', steps: 4, ambiguity: 0 },
      population: { id: 'alike', skill: 0.75, dishonest: 0.2 },
      architecture: { id: 'independent', merging: 'vote', budget: 80 },
    },
  },
  {
    id: 'thousand-agents',
    layout: 'grid',
    title: 'A thousand agents, ten thousand tasks',
    sentence:
      'A thousand agents answer ten thousand tasks some 700 times as fast as one would: nothing is shared but the line, and at the end most wait for the slowest.',
    story:
      'Ten thousand tasks wait in one line for a thousand agents: all are answered within two minutes of their time, some 700 times as fast as by one, for nothing is shared but the line; at the end most wait for the last and slowest.',
    scenario: {
      version: 1,
      title: 'A thousand agents, ten thousand tasks',
      seed: 7,
      agents: 1000,
      topology: { id: 'complete' },
      network: { id: 'constant', meanSeconds: 0.4 },
      protocol: { id: 'flooding' },
      environment: { id: 'tasks', arrivals: 'one', atOnce: 10000, limit: 10000 },
      population: { id: 'spread', mean: 0.75, deviation: 0.1 },
      architecture: { id: 'pool', turnLaw: 'exponential' },
    },
  },
  {
    id: 'elected-head',
    layout: 'ring',
    title: 'The orchestrator falls, and another is elected',
    sentence:
      'Seven agents agree on a head by Raft; when it crashes, another is elected that asks all what they hold, and no task is lost.',
    story:
      'Seven agents agree on a head by Raft; now and then the head crashes, is missed after three seconds, and another is elected that asks all what they hold: no task is lost.',
    scenario: {
      version: 1,
      title: 'The orchestrator falls, and another is elected',
      seed: 11,
      agents: 7,
      topology: { id: 'complete' },
      network: { id: 'constant', meanSeconds: 0.1 },
      protocol: { id: 'raft', heartbeatSeconds: 0.5, electionTimeoutMin: 1.5, electionTimeoutMax: 3 },
      environment: { id: 'tasks', arrivals: 'one', shape: 'apart', steps: 12, limit: 60, ambiguity: 0 },
      population: { id: 'alike', skill: 0.8 },
      architecture: { id: 'centralized', talk: 'protocol', patienceSeconds: 3, budget: 80, iterations: 2 },
      faults: [{ id: 'crash', betweenSeconds: 6, downSeconds: 12, atMost: 2 }],
    },
  },
  {
    id: 'debate-over-gossip',
    title: 'A debate carried by gossip',
    sentence:
      'Twelve agents on a ring debate by gossip alone: every statement reaches all, and most of the team’s time goes to waiting for word.',
    story:
      'Twelve agents on a ring of few acquaintances debate by gossip alone: every statement reaches all, round by round, and the team spends most of its time waiting for word.',
    scenario: {
      version: 1,
      title: 'A debate carried by gossip',
      seed: 4,
      agents: 12,
      topology: { id: 'watts-strogatz' },
      network: { id: 'constant', meanSeconds: 0.2 },
      protocol: { id: 'gossip', mode: 'push-pull', periodSeconds: 0.5 },
      environment: { id: 'tasks', arrivals: 'one', shape: 'apart', steps: 12, limit: 100, ambiguity: 0 },
      population: { id: 'alike', skill: 0.75 },
      architecture: { id: 'decentralized', talk: 'protocol', budget: 120, debateRounds: 4 },
    },
  },
];
