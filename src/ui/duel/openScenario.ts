import type { Scenario } from '../../engine/scenario/scenario.ts';
import { controller } from '../../store/index.ts';
import { closeDialog } from '../dialogs/dialogs.ts';

/** Opens a side of a comparison in the laboratory, where it plays. */
export async function openScenario(scenario: Scenario): Promise<void> {
  closeDialog();
  await controller().load(scenario, { play: true, layout: null });
}
