import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** What the stage shows of a world that has a board; 'auto' is the page's own choice. */
export type StageMode = 'auto' | 'board' | 'graph' | 'both';

export interface LearningView {
  mode: StageMode;
  /** Kind of cell that a click puts up; 'select' puts up nothing. */
  brush: string;
  /** Which of the pictures of a board is shown: 'board', or 'flows' of who learned from whom. */
  picture: 'board' | 'flows';
}

/** How learning is looked at, for as long as the page lives. */
export const learningView = createStore<LearningView>(() => ({
  mode: 'auto',
  brush: 'wall',
  picture: 'board',
}));

export const useLearningView = <T>(pick: (view: LearningView) => T): T => useStore(learningView, pick);

/** What is shown where the person has not chosen: side by side where agents talk and there is room, else the board. */
export function modeShown(
  mode: StageMode,
  { talks, room }: { talks: boolean; room: boolean },
): 'board' | 'graph' | 'both' {
  if (mode === 'auto') return talks && room ? 'both' : 'board';
  return mode === 'both' && !room ? 'board' : mode;
}
