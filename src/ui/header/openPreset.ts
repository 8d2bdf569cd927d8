import { type Preset, presets } from '../../scenarios/index.ts';
import { controller, setView, stores } from '../../store/index.ts';

/** Opens a preset as it is meant to be seen: what runs beside it, its layout, its colours and its pace. */
export async function openPreset({ id, scenario, beside, layout, colour, speed }: Preset): Promise<void> {
  const left = presets.find((preset) => preset.id === stores.choices.getState().preset);
  const options = { preset: id, play: true, layout: layout ?? null, beside: beside ?? null };
  if (!(await controller().load(scenario, options))) return;
  if (colour !== undefined) setView({ colourChannel: colour });
  // A pace that the preset before asked for goes with it; one that a hand has set stays.
  if (speed !== undefined) controller().setSpeed(speed);
  else if (left?.speed === stores.run.getState().speed) controller().setSpeed(1);
}
