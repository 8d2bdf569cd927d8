import {
  ChartNoAxesGantt,
  ChevronsRight,
  Dices,
  Flag,
  Pause,
  Play,
  RotateCcw,
  StepBack,
  StepForward,
} from 'lucide-react';
import { controller, useRun } from '../../store/index.ts';
import { openDialog, useDialogs } from '../dialogs/dialogs.ts';
import { IconButton } from '../shared/IconButton.tsx';
import { BranchMenu } from './BranchMenu.tsx';
import { SpeedControl } from './SpeedControl.tsx';
import { Time } from './Time.tsx';

/** Everything that moves the film. */
export function Transport() {
  const playing = useRun((run) => run.playing);
  const ready = useRun((run) => run.status === 'ready');
  const rounds = useRun((run) => (run.info?.roundSeconds ?? 0) > 0);
  const simulated = useRun((run) => run.recording === null);
  const searching = useRun((run) => run.seeking === Number.POSITIVE_INFINITY);
  const diagram = useDialogs((state) => state.spacetime);
  return (
    <div className="transport" role="toolbar" aria-label="Transport">
      <IconButton
        icon={RotateCcw}
        label={simulated ? 'Restart, same seed' : 'Back to the first step'}
        keys="R"
        disabled={!ready}
        onClick={() => controller().restart()}
      />
      {simulated && (
        <IconButton
          icon={Dices}
          className="roomy"
          label="New seed"
          keys="N"
          disabled={!ready}
          onClick={() => controller().newSeed()}
        />
      )}
      <IconButton
        icon={StepBack}
        label={simulated ? 'Step one event back' : 'One step back'}
        keys="←"
        disabled={!ready}
        onClick={() => controller().stepBack()}
      />
      <button
        type="button"
        className="play"
        aria-label={playing ? 'Pause' : 'Play'}
        title={playing ? 'Pause (space)' : 'Play (space)'}
        disabled={!ready}
        onClick={() => controller().toggle()}
      >
        {playing ? <Pause size={20} aria-hidden /> : <Play size={20} className="play-icon" aria-hidden />}
      </button>
      <IconButton
        icon={StepForward}
        label={simulated ? 'Step to the next event' : 'One step on'}
        keys="→"
        disabled={!ready}
        onClick={() => controller().stepEvent()}
      />
      {rounds && simulated && (
        <IconButton
          icon={ChevronsRight}
          className="optional"
          label="Step a round"
          keys="Shift →"
          disabled={!ready}
          onClick={() => controller().stepRound()}
        />
      )}
      <IconButton
        icon={Flag}
        className="optional"
        label={searching ? 'Stop looking for the next notable event' : 'Next notable event'}
        keys="E"
        pressed={searching}
        disabled={!ready}
        onClick={() => (searching ? controller().pause() : controller().nextNote())}
      />
      <IconButton
        icon={ChartNoAxesGantt}
        className="optional"
        label="Space-time diagram"
        keys="D"
        pressed={diagram}
        onClick={() => openDialog('spacetime')}
      />
      <SpeedControl />
      <BranchMenu />
      <Time />
    </div>
  );
}
