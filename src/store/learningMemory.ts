import { stores } from './index.ts';
import { AgentMemory } from './learningHistory.ts';

/** What each agent of the present world has done so far: one memory for the page's life, so that a closed panel forgets nothing. */
export const agentMemory = new AgentMemory();

let listening = false;

/** Begins to remember agents of worlds in which somebody learns; further calls change nothing. */
export function rememberAgents(): void {
  if (listening) return;
  listening = true;
  let of: unknown = null;
  const listen = (): void => {
    const { info, scenario } = stores.run.getState();
    if (info !== of) agentMemory.begin(scenario?.learner ? info : null);
    of = info;
    if (stores.frames.current && info) agentMemory.add(stores.frames.current);
  };
  listen();
  stores.frames.subscribe(listen);
}
