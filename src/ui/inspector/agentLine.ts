import type { Channel, Frame, WorldInfo } from '../../engine/kernel/frame.ts';
import type { Theme } from '../../view/theme.ts';
import { formatValue } from '../shared/format.ts';

function valueOf(
  info: WorldInfo | null,
  frame: Frame | null,
  channel: Channel | undefined,
  agent: number,
): number | undefined {
  const index = channel ? (info?.channels.indexOf(channel) ?? -1) : -1;
  return frame?.channels[index]?.[agent];
}

/** An agent's value on a channel, in words. */
export function agentLine(
  info: WorldInfo | null,
  frame: Frame | null,
  channel: Channel | undefined,
  agent: number,
): string {
  if (frame && frame.alive[agent] === 0) return 'crashed';
  const value = valueOf(info, frame, channel, agent);
  if (value === undefined || !Number.isFinite(value)) return '';
  return channel?.categories?.[value] ?? formatValue(value);
}

/** An agent's colour on a channel, as the graph has it. */
export function colourOf(
  info: WorldInfo | null,
  frame: Frame | null,
  channel: Channel | undefined,
  agent: number,
  theme: Theme,
): string {
  const value = valueOf(info, frame, channel, agent);
  if (value === undefined || !channel) return theme.inkFaint.css;
  if (channel.categories) return theme.categories[value % theme.categories.length]?.css ?? theme.inkFaint.css;
  const [low, high] = channel.domain ?? [0, 1];
  const [red, green, blue] = theme.scale(high > low ? (value - low) / (high - low) : 0);
  return `rgb(${red} ${green} ${blue})`;
}
