import type { OwnCase } from './index.ts';
import { coordinationCases } from './games/coordination.ts';
import { gradientCases } from './games/gradient.ts';
import { hunterCases } from './games/hunters.ts';
import { soccerCases } from './games/soccer.ts';

/** Learning against and beside others: coordination, gradient play, hunters, and soccer of two. */
export const gameOwnCases: readonly OwnCase[] = [...coordinationCases, ...gradientCases, ...hunterCases, ...soccerCases];
