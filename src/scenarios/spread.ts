import type { Preset } from './preset.ts';

/** News among agents: the ways it spreads, and the shapes of the world it spreads in. */
export const spread: readonly Preset[] = [
  {
    id: 'small-world-gossip',
    layout: 'force',
    title: 'News in a small world',
    sentence:
      'Forty agents gossip with neighbours; a few long links carry each piece of news across in a handful of rounds.',
    scenario: {
      version: 1,
      title: 'News in a small world',
      seed: 7,
      agents: 40,
      environment: { id: 'facts' },
      topology: { id: 'watts-strogatz', eachSide: 3, rewired: 0.12 },
      network: { id: 'constant', meanSeconds: 0.45 },
      protocol: { id: 'gossip', mode: 'push-pull' },
    },
  },
  {
    id: 'ring-gossip',
    title: 'The long way round',
    sentence:
      'The same gossip on a plain ring: without long links, time grows with the number of agents and not with its logarithm.',
    scenario: {
      version: 1,
      title: 'The long way round',
      seed: 7,
      agents: 40,
      environment: { id: 'facts', meanSeconds: 30 },
      topology: { id: 'ring' },
      network: { id: 'constant', meanSeconds: 0.4 },
      protocol: { id: 'gossip', mode: 'push-pull' },
    },
  },
  {
    id: 'broadcast-cost',
    title: 'Everyone tells everyone',
    sentence:
      'Broadcast is as fast as the network and costs a message to each agent for every piece of news: watch the count.',
    scenario: {
      version: 1,
      title: 'Everyone tells everyone',
      seed: 3,
      agents: 30,
      environment: { id: 'facts', meanSeconds: 4 },
      topology: { id: 'complete' },
      network: { id: 'exponential', meanSeconds: 0.8 },
      protocol: { id: 'broadcast' },
    },
  },
  {
    id: 'flood-on-a-grid',
    title: 'A wave on a grid',
    sentence:
      'Flooding sends news over every link once: a front that moves evenly, and one message in two that tells nothing new.',
    scenario: {
      version: 1,
      title: 'A wave on a grid',
      seed: 11,
      agents: 400,
      environment: { id: 'facts', meanSeconds: 14 },
      topology: { id: 'grid' },
      network: { id: 'uniform', meanSeconds: 0.5 },
      protocol: { id: 'flooding' },
    },
  },
  {
    id: 'four-villages',
    layout: 'force',
    title: 'Four villages',
    sentence:
      'News fills a cluster at once and waits for one of the few links between clusters: cut one of them by hand.',
    scenario: {
      version: 1,
      title: 'Four villages',
      seed: 5,
      agents: 80,
      environment: { id: 'facts', meanSeconds: 25 },
      topology: { id: 'stochastic-block', clusters: 4 },
      network: { id: 'constant', meanSeconds: 0.4 },
      protocol: { id: 'gossip', mode: 'push-pull' },
    },
  },
  {
    id: 'half-the-messages-lost',
    layout: 'force',
    title: 'Half the messages lost',
    sentence: 'Gossip shrugs: what one contact loses another brings, and all still know in little more time.',
    scenario: {
      version: 1,
      title: 'Half the messages lost',
      seed: 9,
      agents: 60,
      environment: { id: 'facts', meanSeconds: 20 },
      topology: { id: 'random-regular', degree: 6 },
      network: { id: 'exponential', meanSeconds: 0.4, loss: 0.5 },
      protocol: { id: 'gossip', mode: 'push-pull' },
    },
  },
  {
    id: 'hubs',
    layout: 'force',
    title: 'A few hubs',
    sentence: 'Where links go to the well connected, hubs hear everything first: crash one and look again.',
    scenario: {
      version: 1,
      title: 'A few hubs',
      seed: 4,
      agents: 200,
      environment: { id: 'facts', meanSeconds: 16 },
      topology: { id: 'barabasi-albert' },
      network: { id: 'constant', meanSeconds: 0.4 },
      protocol: { id: 'gossip', mode: 'push' },
    },
  },
  {
    id: 'ten-thousand',
    title: 'Ten thousand agents',
    sentence:
      'The same gossip with 250 times the agents takes about twice the rounds: time grows like the logarithm.',
    scenario: {
      version: 1,
      title: 'Ten thousand agents',
      seed: 2,
      agents: 10_000,
      environment: { id: 'facts', meanSeconds: 20 },
      topology: { id: 'watts-strogatz', eachSide: 3, rewired: 0.2 },
      network: { id: 'exponential', meanSeconds: 0.4 },
      protocol: { id: 'gossip', mode: 'push-pull' },
    },
  },
];
