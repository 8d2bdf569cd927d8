import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lightTheme as theme } from '../../../src/view/theme.ts';
import { paintTimeline } from '../../../src/view/timeline/paint.ts';
import {
  commandText,
  courseAt,
  markAt,
  timeAt,
  timelinePicture,
  type TimelineWish,
} from '../../../src/view/timeline/picture.ts';
import { coordinates, listen } from '../curves/pen.ts';

const box = { width: 424, height: 56 };
const wish = (over: Partial<TimelineWish> = {}): TimelineWish => ({
  now: 5,
  furthest: 8,
  end: 10,
  reachable: [0, 8],
  marks: [
    { time: 2, tone: 'bad', text: 'Agent 3 crashed' },
    { time: 6, tone: 'command', text: 'Cut' },
  ],
  courses: [],
  active: 1,
  hover: null,
  ...over,
});
const paint = (over: Partial<TimelineWish> = {}) => {
  const pen = listen();
  paintTimeline(pen, timelinePicture(wish(over), box), box, theme, 'sans-serif');
  return pen;
};

describe('the timeline', () => {
  it('turns pixels into times and stays within its axis', () => {
    const picture = timelinePicture(wish(), box);
    expect([-50, 12, 212, 412, 999].map((pixel) => timeAt(picture, pixel))).toEqual([0, 0, 5, 10, 10]);
  });

  it('finds the mark under a finger, and none beside it', () => {
    const picture = timelinePicture(wish(), box);
    expect(markAt(picture, 94)?.text).toBe('Agent 3 crashed');
    expect(markAt(picture, 150)).toBeNull();
  });

  it('finds the branch whose line is clicked', () => {
    const courses = [
      { id: 1, parent: null, forkTime: 0, furthest: 8 },
      { id: 2, parent: 1, forkTime: 4, furthest: 9 },
    ];
    const picture = timelinePicture(wish({ courses, active: 2 }), box);
    const [first, second] = [picture.laneY, picture.laneY - picture.lanePitch];
    expect(courseAt(picture, 100, first)).toBe(1);
    expect(courseAt(picture, 300, second)).toBe(2);
    expect(courseAt(picture, 300, picture.trackY)).toBeNull();
    expect(courseAt(timelinePicture(wish(), box), 100, first)).toBeNull();
  });

  it('says the present time with its unit, and no tick over it', () => {
    const texts = paint().texts.map(({ text }) => text);
    expect(texts[0]).toBe('5.00 s');
    expect(texts).toContain('10 s');
    expect(texts).not.toContain('5 s');
  });

  it('says the time under the pointer instead while there is one', () => {
    expect(paint({ hover: 2.5 }).texts[0].text).toBe('2.50 s');
  });

  it('keeps its words apart at every width and extent, as after a resize', () => {
    for (let width = 80; width <= 900; width += 20)
      for (const end of [10, 64, 900, 5_400, 250_000, 0.03]) {
        const pen = listen();
        const narrow = { width, height: 56 };
        paintTimeline(pen, timelinePicture(wish({ end, now: end / 3 }), narrow), narrow, theme, 'sans-serif');
        const spans = pen.texts
          .map(({ text, x }) => [x - text.length * 3, x + text.length * 3] as const)
          .toSorted(([a], [b]) => a - b);
        for (const [i, [from]] of spans.slice(1).entries())
          expect(from).toBeGreaterThanOrEqual(spans[i]![1] + 8);
      }
  });

  it('draws marks in the colour and shape of their tone', () => {
    const fills = paint().fills;
    expect(fills.find(({ colour }) => colour === theme.bad.css)?.points).toHaveLength(4);
    expect(fills.find(({ colour }) => colour === theme.command.css)?.points).toHaveLength(5);
  });

  it('says commands in words', () => {
    const nameOf = (agent: number) => `Agent ${agent}`;
    expect(commandText({ time: 1, do: 'set', path: 'network.loss', value: 0.1 }, nameOf)).toBe(
      'network.loss set to 0.1',
    );
    expect(commandText({ time: 1, do: 'crash', agent: 3 }, nameOf)).toBe('Crash Agent 3');
    expect(commandText({ time: 1, do: 'cut', from: 3, to: 4 }, nameOf)).toBe('Cut Agent 3 – Agent 4');
    expect(commandText({ time: 1, do: 'heal' }, nameOf)).toBe('Heal all links');
  });

  it('never draws at a place that is no number', () => {
    const any = fc.double();
    const mark = fc.record({
      time: any,
      tone: fc.constantFrom('good' as const, 'bad' as const, 'neutral' as const),
      text: fc.string(),
    });
    fc.assert(
      fc.property(any, any, any, any, any, fc.array(mark), (now, furthest, end, from, to, marks) => {
        const pen = paint({ now, furthest, end, reachable: [from, to], marks });
        expect(coordinates(pen).every(Number.isFinite)).toBe(true);
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});
