import type { Command, LearnerDeed } from '../engine/kernel/command.ts';

/** Whether a learner is frozen, or only exploits, at a time: the last word about it or about all stands. */
export function underHand(
  commands: readonly Command[],
  deed: Exclude<LearnerDeed, 'forget'>,
  agent: number | null,
  time: number,
): boolean {
  let on = false;
  for (const command of commands) {
    if (command.time > time) break;
    if (command.do !== deed) continue;
    if (command.agent === undefined || command.agent === agent) on = command.value !== false;
  }
  return on;
}
