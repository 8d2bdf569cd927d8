import { controller, stores, useChoices } from '../../store/index.ts';
import { NumberControl } from './NumberControl.tsx';

const slider = { min: 2, max: 10_000, integer: true, scale: 'log' } as const;
const typed = { min: 1, max: 1_000_000, integer: true, scale: 'log' } as const;

/** The one dial of the whole project: how many agents. */
export function AgentsDial() {
  const agents = useChoices(({ scenario }) => scenario.agents);
  return (
    <NumberControl
      className="agents-dial"
      label="Agents"
      help="How many there are. The grey curve is what the number before did."
      live={false}
      range={slider}
      typed={typed}
      value={agents}
      fallback={40}
      onChange={(value) => {
        const { scenario } = stores.choices.getState();
        controller().change({ ...scenario, agents: value }, { label: 'Agents', key: 'agents' });
      }}
    />
  );
}
