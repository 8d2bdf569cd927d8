import { axisBottom, axisLeft, select } from 'd3';
import type { CurvePicture } from '../../view/curves/paint.ts';
import { tickText, timeTicks, timeUnit } from '../../view/curves/numbers.ts';

/** Draws both axes into their groups when, and only when, what they show has changed; `shown` remembers what that was. */
export function drawAxes(
  left: SVGGElement,
  bottom: SVGGElement,
  { x, y }: CurvePicture,
  shown: { key: string },
  inSteps: boolean,
  /** Words of an x axis that is no time; null where it is. */
  words: string | null = null,
): void {
  const key = [inSteps, words, x.domain, y.domain, y.kind, x.offset, x.factor, y.offset, y.factor].join();
  if (shown.key === key) return;
  shown.key = key;
  const leftAxis = axisLeft<number>(y.axis)
    .tickValues([...y.ticks])
    .tickFormat(tickText)
    .tickSize(0)
    .tickPadding(6);
  select(left).call(leftAxis).select('.domain').remove();
  const unit = timeUnit(x.domain[1]);
  const ticks = inSteps || words !== null ? x.ticks : timeTicks(x.domain[0], x.domain[1], x.ticks.length);
  const last = ticks.at(-1);
  const bottomAxis = axisBottom<number>(x.axis)
    .tickValues([...ticks])
    // The unit stands once, at the last tick.
    .tickFormat((time) => {
      if (words !== null) return time === last ? `${tickText(time)} ${words}` : tickText(time);
      if (inSteps) return time === last ? `step ${tickText(time)}` : tickText(time);
      return `${tickText(time / unit.seconds)}${time === last ? ` ${unit.name}` : ''}`;
    })
    .tickSize(4)
    .tickPadding(3);
  select(bottom)
    .call(bottomAxis)
    .selectAll<SVGTextElement, number>('.tick text')
    .attr('text-anchor', anchorOf(x.domain));
}

/** Labels at the ends of the axis stay within it. */
const anchorOf =
  ([from, to]: readonly [number, number]) =>
  (time: number): string => {
    if (time <= from + (to - from) * 0.02) return 'start';
    return time >= to - (to - from) * 0.05 ? 'end' : 'middle';
  };
