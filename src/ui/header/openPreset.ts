import { type Preset, presets } from '../../scenarios/index.ts';
import { controller, setView, stores } from '../../store/index.ts';

/** The pace that a preset is seen at, where it is not the world's own: teams at work say little in their first minute. */
export const paceOf = ({ speed, scenario }: Preset): number | undefined =>
  speed ?? (scenario.environment.id === 'tasks' ? 4 : undefined);

/** Opens a preset as it is meant to be seen: what runs beside it, its layout, its colours and its pace. */
export async function openPreset(preset: Preset): Promise<void> {
  const { id, scenario, beside, layout, colour } = preset;
  const pace = paceOf(preset);
  const left = presets.find((one) => one.id === stores.choices.getState().preset);
  const options = { preset: id, play: true, layout: layout ?? null, beside: beside ?? null };
  if (!(await controller().load(scenario, options))) return;
  if (colour !== undefined) setView({ colourChannel: colour });
  // A pace that the preset before asked for goes with it; one that a hand has set stays.
  if (pace !== undefined) controller().setSpeed(pace);
  else if (left && paceOf(left) === stores.run.getState().speed) controller().setSpeed(1);
}
