import { roomy, useDialogs } from '../dialogs/dialogs.ts';
import { SpaceTime } from '../later.tsx';
import { useMedia } from '../shared/useMedia.ts';
import './panel.css';

/** The space-time diagram under the graph; nothing of it exists while it is not shown. */
export function SpaceTimePanel() {
  const wanted = useDialogs((state) => state.spacetime);
  const fits = useMedia(roomy);
  if (!wanted || !fits) return null;
  return (
    <div className="spacetime-panel">
      <SpaceTime />
    </div>
  );
}
