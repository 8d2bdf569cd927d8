import type { OwnCase } from './index.ts';
import { analystCases } from './domains/analysts.ts';
import { fraudCases } from './domains/fraudReview.ts';
import { jobShopCases } from './domains/jobShop.ts';
import { moderationCases } from './domains/moderation.ts';
import { triageCases } from './domains/triage.ts';

/** Task domains: a published or closed-form figure for the rule that each of them adds. */
export const domainCases: readonly OwnCase[] = [...jobShopCases, ...triageCases, ...analystCases, ...fraudCases, ...moderationCases];
