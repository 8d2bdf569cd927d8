import { presets } from '../../scenarios/index.ts';
import { useChoices, useLanes, useRun } from '../../store/index.ts';
import type { Scenario } from '../../engine/scenario/scenario.ts';
import { BesideMenu } from './BesideMenu.tsx';
import { ComparedTable } from './ComparedTable.tsx';
import { DuelHead } from './DuelHead.tsx';
import { Story } from '../story/Story.tsx';
import './head.css';
import { SpokenScore } from './SpokenScore.tsx';

/** What all lanes have in common, in words. */
function sharedBy({ environment, architecture, seed }: Scenario): string[] {
  const limit = Number(environment['limit'] ?? 0);
  const steps = environment['steps'];
  const shared: string[] = [];
  if (environment.id === 'tasks')
    shared.push(
      `same ${limit > 0 ? `${limit} ` : ''}tasks${steps === undefined ? '' : ` of ${String(steps)} steps`}`,
    );
  else shared.push(environment.id === 'requests' ? 'same requests' : 'same work');
  shared.push(`same seed ${seed}`);
  const budget = architecture?.['budget'];
  const budgetIn = architecture?.['budgetIn'];
  if (budget !== undefined && budgetIn !== 'none')
    shared.push(`same budget of ${String(budget)}${budgetIn === 'tokens' ? ',000 tokens' : ' turns'} a task`);
  shared.push('same clock');
  return shared;
}

/** Above the lanes: what they share, and for tasks the switch that decides between one agent and a team. */
export function LanesHead() {
  const scenario = useRun((run) => run.scenario);
  const asks = useLanes(({ lanes }) => lanes.length === 1);
  const current = useChoices((choices) => choices.preset);
  if (!scenario) return <ComparedTable />;
  const preset = presets.find(({ id }) => id === current);
  const hasSwitch = scenario.environment.id === 'tasks' && scenario.environment['shape'] === 'mixed';
  const shared = sharedBy(scenario).join(' · ');
  return (
    <div className="lanes-top">
      {hasSwitch && <DuelHead asks={asks} />}
      {!hasSwitch && preset && <p className="lanes-sentence">{preset.sentence}</p>}
      <div className="lanes-shared">
        <p>{shared.charAt(0).toUpperCase() + shared.slice(1)}</p>
        <div className="story-place">
          <Story />
          <BesideMenu />
        </div>
      </div>
      <SpokenScore />
    </div>
  );
}
