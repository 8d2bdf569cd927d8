import Model, { type AgentscriptTurtle } from 'agentscript/src/Model.js';
import { World } from '../../../src/engine/kernel/world.ts';
import { contest, type Figures, type Turn } from '../kernel.ts';
import { xorshift } from './random.ts';

/** Push gossip of one fact on the complete graph until all know, through the kernel as shipped. */
function ours(agents: number): Turn {
  const world = new World(
    {
      version: 1,
      seed: 1,
      agents,
      topology: { id: 'complete' },
      network: { id: 'constant', meanSeconds: 0.5 },
      protocol: { id: 'gossip', mode: 'push' },
      environment: { id: 'facts', limit: 1 },
    },
    [],
    { checks: false },
  );
  const start = performance.now();
  let until = 0;
  while (world.items.reached[0] < agents) world.advance((until += 1));
  return { operations: world.wire.sent, milliseconds: performance.now() - start };
}

/** The same rounds in a plain loop over flat arrays: whoever knew at the start of a round tells one other. */
function loop(agents: number): Turn {
  const random = xorshift(1);
  const knows = new Uint8Array(agents);
  const order = new Int32Array(agents);
  knows[0] = 1;
  let known = 1;
  let messages = 0;
  const start = performance.now();
  while (known < agents) {
    const tellers = known;
    for (let i = 0; i < tellers; i++) {
      const from = order[i];
      const draw = (random() * (agents - 1)) | 0;
      const to = draw < from ? draw : draw + 1;
      if (knows[to] === 0) {
        knows[to] = 1;
        order[known++] = to;
      }
    }
    messages += tellers;
  }
  return { operations: messages, milliseconds: performance.now() - start };
}

/** The same as its users write it in agentscript: turtles that know tell one of all. */
function agentscript(agents: number): Turn {
  const model = new Model({ minX: 0, maxX: 1, minY: 0, maxY: 1 });
  model.turtles.create(agents);
  let known = 1;
  model.turtles.ask((turtle) => {
    turtle.knows = false;
  });
  model.turtles.oneOf().knows = true;
  let messages = 0;
  const start = performance.now();
  while (known < agents) {
    const heard: AgentscriptTurtle[] = [];
    model.turtles.ask((turtle) => {
      if (!turtle.knows) return;
      messages += 1;
      const other = model.turtles.oneOf();
      if (!other.knows) heard.push(other);
    });
    for (const other of heard) {
      if (other.knows) continue;
      other.knows = true;
      known += 1;
    }
  }
  return { operations: messages, milliseconds: performance.now() - start };
}

export const gossipAgainstLoop = (agents: number, turns: number): Figures => ({
  name: `push gossip to all ${agents.toLocaleString('en')} agents, through the kernel`,
  against: 'plain typed-array loop',
  ...contest(
    () => ours(agents),
    () => loop(agents),
    turns,
  ),
  unit: 'ns a message',
  good: '0.5×',
  reach: '1×',
});

export const gossipAgainstAgentscript = (): Figures => ({
  name: 'push gossip to all 100,000 agents, through the kernel',
  against: 'agentscript',
  ...contest(
    () => ours(100_000),
    () => agentscript(100_000),
    2,
  ),
  unit: 'ns a message',
  good: '20×',
  reach: '50×',
});
