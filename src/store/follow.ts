import type { Frame, Note } from '../engine/kernel/frame.ts';
import type { Beside } from '../engine/scenario/variant.ts';
import type { Advanced, Opened } from '../worker/laboratory.ts';
import { replaceBranch } from './branches.ts';
import type { Stores } from './index.ts';
import { openLanes, takeLanes } from './lanes.ts';
import { activeBranch } from './run.ts';
import { turnOf } from './verdict.ts';
import { emptyView } from './view.ts';

/** How often the slow slice is told while the film runs: fast enough to read, slow enough for React. */
export const tellEveryMs = 125;
const notesAtMost = 2_000;

const keyOf = (note: Note): string => `${note.time}|${note.kind}|${note.agent ?? ''}|${note.text}`;

/** Adds notes not heard before, in order of time: after a rewind the engine tells them again. */
export function mergeNotes(old: readonly Note[], young: readonly Note[]): readonly Note[] {
  if (young.length === 0) return old;
  const known = new Set(old.map(keyOf));
  const fresh = young.filter((note) => !known.has(keyOf(note)));
  if (fresh.length === 0) return old;
  return [...old, ...fresh].sort((a, b) => a.time - b.time).slice(-notesAtMost);
}

/** Writes what the engine says into the stores, each at its own pace. */
export function createFollower({ run, view, lanes, frames, histories }: Stores) {
  let toldAt = Number.NEGATIVE_INFINITY;
  let shownAt = 0;

  const turn = (frame: Frame): void => {
    const { turned, notes } = run.getState();
    const next = turnOf(turned, frame.verdict, [shownAt, frame.time], notes);
    shownAt = frame.time;
    if (next !== turned) run.setState({ turned: next });
  };

  const tell = (frame: Frame): void => {
    const branch = activeBranch(run.getState());
    const furthest = Math.max(branch.furthest, frame.time);
    if (furthest > branch.furthest) replaceBranch(run, { ...branch, furthest });
    run.setState({
      furthest,
      time: frame.time,
      events: frame.events,
      sentence: frame.sentence,
      verdict: frame.verdict,
      digest: frame.digest,
      messagesInFlight: frame.messages.total,
      messagesListed: frame.messages.count,
    });
  };

  return {
    /** A new world stands; `branches` begins anew. */
    opened(
      { info, frame, scenario, label = '', lanes: opened = [], compared = [] }: Opened,
      recording: string | null,
      ghost: 'replace' | 'stay' | 'none',
      beside: Beside | null,
    ): void {
      openLanes(lanes, label, beside?.place ?? 0, opened, compared);
      histories.begin(info.metrics, ghost);
      const { epoch } = run.getState();
      run.setState({
        status: 'ready',
        info,
        edges: frame.edges ?? info.edges,
        scenario,
        beside,
        recording,
        epoch: epoch + 1,
        notes: mergeNotes([], frame.notes),
        reachable: [0, frame.time],
        seeking: null,
        reached: 1,
        turned: null,
        // Of the world before: told anew below, so that whoever waits for an end hears of this one's.
        verdict: null,
      });
      shownAt = -1;
      turn(frame);
      const { layout, theme, colourChannel, selectedAgent } = view.getState();
      const channelStays = info.channels.some(({ id }) => id === colourChannel);
      view.setState({
        ...emptyView,
        layout,
        theme,
        colourChannel: channelStays ? colourChannel : null,
        selectedAgent: selectedAgent !== null && selectedAgent < info.n ? selectedAgent : null,
      });
      frames.show(frame);
      histories.append(frame.samples);
      tell(frame);
    },

    /** The next frame of the same world. */
    took({ frame, lanes: taken }: Advanced, nowMs: number, atOnce: boolean): void {
      const { notes, verdict } = run.getState();
      if (frame.edges) run.setState({ edges: frame.edges });
      histories.append(frame.samples);
      frames.show(frame);
      if (frame.notes.length > 0) run.setState({ notes: mergeNotes(notes, frame.notes) });
      turn(frame);
      const turned = verdict?.state !== frame.verdict.state;
      const isTime = atOnce || turned || nowMs - toldAt >= tellEveryMs;
      takeLanes(lanes, taken, isTime);
      if (!isTime) return;
      toldAt = nowMs;
      tell(frame);
    },

    /** Tells at once what has been shown already, so that the slow slice is exact before a decision. */
    settle(): void {
      if (frames.current) tell(frames.current);
    },
  };
}
