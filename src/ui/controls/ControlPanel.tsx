import { Redo2, RotateCcw, Undo2, Zap } from 'lucide-react';
import { useMemo } from 'react';
import { type SeveralFamily, type SingleFamily } from '../../engine/scenario/scenario.ts';
import { controller, useChoices, useRun } from '../../store/index.ts';
import { IconButton } from '../shared/IconButton.tsx';
import { AgentsDial } from './AgentsDial.tsx';
import { leadingControls, sectionsToShow } from './leading.ts';
import { SeveralSection } from './SeveralSection.tsx';
import { SingleSection } from './SingleSection.tsx';

const isSeveral = (family: string): family is SeveralFamily => family === 'faults' || family === 'remedies';

/** All controls, drawn from the catalog, cause before effect. */
export function ControlPanel({ withDial = true }: { withDial?: boolean }) {
  const scenario = useChoices((choices) => choices.scenario);
  const undoable = useChoices(({ past }) => past.length > 0);
  const redoable = useChoices(({ future }) => future.length > 0);
  const recording = useRun((run) => run.recording);
  const leading = useMemo(() => leadingControls(scenario), [scenario]);
  return (
    <div className="controls">
      <div className="controls-head">
        <h2>Setting</h2>
        <span className="spring" />
        <IconButton
          icon={Undo2}
          label="Undo"
          keys="U"
          disabled={!undoable}
          onClick={() => controller().undo()}
        />
        <IconButton
          icon={Redo2}
          label="Redo"
          keys="Shift+U"
          disabled={!redoable}
          onClick={() => controller().redo()}
        />
      </div>
      {recording !== null && (
        <p className="note">
          A recording plays: what happened is fixed. Turning a dial leaves it and starts a simulation.
        </p>
      )}
      {withDial && <AgentsDial />}
      {sectionsToShow.map((section) =>
        isSeveral(section.family) ? (
          <SeveralSection key={section.family} section={section} family={section.family} />
        ) : (
          <SingleSection
            key={section.family}
            section={section}
            family={section.family as SingleFamily}
            leading={leading}
          />
        ),
      )}
      <p className="legend">
        <span>
          <Zap size={11} strokeWidth={2} aria-hidden /> acts at once
        </span>
        <span>
          <RotateCcw size={11} strokeWidth={2} aria-hidden /> acts from a restart
        </span>
      </p>
    </div>
  );
}
