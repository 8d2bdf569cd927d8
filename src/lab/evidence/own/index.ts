import type { Case, Translator } from '../types.ts';
import { domainCases } from './domains.ts';
import { federatedOwnCases } from './federated.ts';
import { marlCases } from './marl.ts';
import { gameOwnCases } from './games.ts';
import { learningCases } from './learning.ts';
import { paperCases } from './paper.ts';
import { teamCases } from './teams.ts';
import { turnCases } from './turns.ts';

/** A published result that is not among the bundled cases, with the function that runs it. */
export type OwnCase = Case & { run: (effort: Parameters<Translator>[1]) => ReturnType<Translator> };

/** All of them, a list a topic. */
export const ownCases: readonly OwnCase[] = [...domainCases, ...teamCases, ...turnCases, ...federatedOwnCases, ...learningCases, ...gameOwnCases, ...marlCases, ...paperCases];

/** Runs the cases of this folder; others are not understood. */
export const ownTranslator: Translator = ({ id }, effort) => ownCases.find((one) => one.id === id)?.run(effort) ?? null;
