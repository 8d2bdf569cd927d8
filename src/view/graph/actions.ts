import type { Command } from '../../engine/kernel/command.ts';
import type { Frame, WorldInfo } from '../../engine/kernel/frame.ts';
import type { Target } from './picture.ts';
import { linkFactor } from './tooltip.ts';

/** One thing a hand may do to a target, as the words of a menu and the command it sends. */
export interface Deed {
  label: string;
  act: Omit<Command, 'time'>;
  tone: 'plain' | 'bad' | 'good';
}

const slowFactor = 4;

/** What may be done to a target now; only what the world says it offers. Empty if nothing. */
export function deedsFor(info: WorldInfo, frame: Frame, target: Target): Deed[] {
  const deeds: Deed[] = [];
  if (target.kind === 'agent') {
    const { agent } = target;
    if (frame.alive[agent] === 0)
      deeds.push({ label: 'Restart', act: { do: 'restart', agent }, tone: 'good' });
    else {
      deeds.push({ label: 'Inject news here', act: { do: 'inject', agent }, tone: 'plain' });
      deeds.push({ label: 'Crash', act: { do: 'crash', agent }, tone: 'bad' });
    }
  } else if (target.kind === 'link') {
    const { from, to } = target;
    const factor = linkFactor(frame.links, from, to);
    if (factor !== 1) deeds.push({ label: 'Heal the link', act: { do: 'heal', from, to }, tone: 'good' });
    if (factor === 1)
      deeds.push({
        label: `Slow it ×${slowFactor}`,
        act: { do: 'slow', from, to, value: slowFactor },
        tone: 'plain',
      });
    if (factor !== 0) deeds.push({ label: 'Cut the link', act: { do: 'cut', from, to }, tone: 'bad' });
  } else {
    deeds.push({ label: 'Drop the message', act: { do: 'drop', message: target.message }, tone: 'bad' });
  }
  return deeds.filter(({ act }) => offers(info.actions, act.do));
}

/** A world that lets a hand crash or cut lets it mend too, whether or not it says so. */
function offers(actions: readonly string[], deed: string): boolean {
  if (actions.includes(deed)) return true;
  if (deed === 'restart') return actions.includes('crash');
  return deed === 'heal' && (actions.includes('cut') || actions.includes('slow'));
}
