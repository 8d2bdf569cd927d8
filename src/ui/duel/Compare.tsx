import { Architectures } from './Architectures.tsx';
import { Difference } from './Difference.tsx';
import { Duel } from './Duel.tsx';
import { WhatIsAnAgent } from './WhatIsAnAgent.tsx';
import './duel.css';
import './table.css';

/** When more agents help and what makes it so: the duel, every architecture side by side, any two runs, and what an agent is here. */
export function Compare() {
  return (
    <div className="compare">
      <Duel />
      <Architectures />
      <Difference />
      <WhatIsAnAgent />
    </div>
  );
}
