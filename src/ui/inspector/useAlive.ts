import { useSyncExternalStore } from 'react';
import { currentFrame, subscribeFrame } from '../../store/index.ts';

/** Whether an agent runs; re-renders only when that turns. */
export const useAlive = (agent: number): boolean =>
  useSyncExternalStore(subscribeFrame, () => (currentFrame()?.alive[agent] ?? 1) === 1);
