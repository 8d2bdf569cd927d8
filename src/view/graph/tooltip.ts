import type { Channel } from '../../engine/kernel/frame.ts';
import { nameOf } from './labels.ts';
import type { Picture, Target } from './picture.ts';

/** A title and label-value rows, all plain text. */
export interface Tip {
  title: string;
  rows: readonly (readonly [label: string, value: string])[];
}

/** A channel's value as text: the category's name, or the number to four digits. */
export function valueText(channel: Channel, value: number): string {
  const category = channel.categories?.[Math.floor(value)];
  if (category !== undefined) return category;
  if (!Number.isFinite(value)) return '–';
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
}

/** What to say of the thing under the pointer. */
export function tipFor(picture: Picture, target: Target): Tip {
  const { info, frame } = picture;
  if (target.kind === 'agent') {
    const rows = info.channels
      .slice(0, 8)
      .map((channel, index): [string, string] => [
        channel.label,
        valueText(channel, frame.channels[index]?.[target.agent] ?? Number.NaN),
      ]);
    if (frame.alive[target.agent] === 0) rows.unshift(['State', 'down']);
    return { title: nameOf(info.names, target.agent), rows };
  }
  if (target.kind === 'message') {
    const slot = frame.messages.id.subarray(0, frame.messages.count).indexOf(target.message);
    const rows: [string, string][] = [
      ['From', endOf(picture, target.from)],
      ['To', endOf(picture, target.to)],
    ];
    if (slot >= 0) {
      const progress = `${Math.round(frame.messages.progress[slot] * 100)} % of the way`;
      rows.push(['On its way', frame.messages.lost[slot] === 0 ? progress : 'lost by the network']);
    }
    return { title: info.messageKinds[target.messageKind]?.label ?? 'Message', rows };
  }
  const factor = linkFactor(frame.links, target.from, target.to);
  const state = factor === 1 ? 'open' : factor === 0 ? 'cut' : `slowed ×${Number(factor.toPrecision(3))}`;
  return {
    title: 'Link',
    rows: [
      ['Between', `${nameOf(info.names, target.from)} and ${nameOf(info.names, target.to)}`],
      ['State', state],
    ],
  };
}

function endOf({ info }: Picture, agent: number): string {
  return agent >= 0 && agent < info.n ? nameOf(info.names, agent) : 'outside';
}

/** The factor on a link's latency set by hand: 0 if it is cut, 1 if nobody touched it. */
export function linkFactor(links: Float64Array, from: number, to: number): number {
  for (let k = 0; k + 2 < links.length; k += 3) {
    if ((links[k] === from && links[k + 1] === to) || (links[k] === to && links[k + 1] === from))
      return links[k + 2];
  }
  return 1;
}
