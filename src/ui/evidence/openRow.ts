import { controller } from '../../store/index.ts';
import type { Row } from '../../store/labEvidence.ts';
import { closeDialog } from '../dialogs/dialogs.ts';
import { toast } from '../shared/toast.ts';

/** Opens the run behind a row in the laboratory. What is refused is told, and the table stays. */
export async function openRow({ id, ours }: Row): Promise<void> {
  if (!ours?.scenario) return;
  const { momentFromJson } = await import('../../store/moment.ts');
  const read = momentFromJson({ title: id, ...ours.scenario });
  if (!read.ok) return toast(`${id}: ${read.message}`, 'bad');
  closeDialog();
  await controller().load(read.moment.scenario, { play: true, layout: null });
}
