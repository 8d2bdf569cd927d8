import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageFrame, MessageKind } from '../../../src/engine/kernel/frame.ts';
import { lostAt } from '../../../src/view/graph/messages.ts';
import { nameWidth, paintSpaceTime, shorten } from '../../../src/view/spacetime/paint.ts';
import { arrowAt, rowAt, spaceTimePicture, type SpaceTimeWish } from '../../../src/view/spacetime/picture.ts';
import { chooseRows } from '../../../src/view/spacetime/rows.ts';
import { Traffic } from '../../../src/view/spacetime/traffic.ts';
import { lightTheme as theme } from '../../../src/view/theme.ts';
import { coordinates, listen } from '../curves/pen.ts';
import { arrivalsOf } from './arrivals.ts';

// Four lines 40 apart from 28 on; 10 s over 100 .. 500.
const box = { width: 512, height: 188 };
const left = 100;
const kinds: MessageKind[] = [
  { id: 'news', label: 'News', glyph: 'payload' },
  { id: 'vote', label: 'Vote', glyph: 'vote' },
];
const flight = (
  over: Partial<Record<'from' | 'to' | 'sentAt' | 'progress' | 'lost', number>>,
): MessageFrame => ({
  count: 1,
  total: 1,
  id: Float64Array.of(9),
  from: Int32Array.of(over.from ?? 0),
  to: Int32Array.of(over.to ?? 2),
  progress: Float32Array.of(over.progress ?? 0.5),
  kind: Uint8Array.of(1),
  lost: Uint8Array.of(over.lost ?? 0),
  sentAt: Float64Array.of(over.sentAt ?? 4),
});
const wish = (
  over: Partial<SpaceTimeWish> = {},
  trips: Parameters<typeof arrivalsOf>[0] = [],
): SpaceTimeWish => {
  const traffic = new Traffic();
  traffic.add(arrivalsOf(trips));
  const rows = chooseRows(4, null, null, 40, String);
  return {
    now: 5,
    span: 10,
    rows,
    traffic,
    flying: null,
    outages: () => [],
    notes: [],
    kinds,
    names: ['a', 'b', 'c', 'd'],
    selected: null,
    lit: null,
    ...over,
  };
};
const picture = (over: Partial<SpaceTimeWish> = {}, trips: Parameters<typeof arrivalsOf>[0] = []) =>
  spaceTimePicture(wish(over, trips), box, left);
const paint = (over: Partial<SpaceTimeWish> = {}, trips: Parameters<typeof arrivalsOf>[0] = []) => {
  const pen = listen();
  paintSpaceTime(pen, picture(over, trips), box, theme, 'sans-serif');
  return pen;
};

describe('an arrow', () => {
  it('goes from its sending to its arrival', () => {
    const [arrow] = picture({}, [{ id: 1, from: 0, to: 2, sentAt: 1, endedAt: 3 }]).arrows;
    expect(arrow).toMatchObject({
      x0: 140,
      y0: 28,
      x1: 220,
      y1: 108,
      state: 'arrived',
      bump: 0,
      stub: false,
    });
  });

  it('of a lost message is cut off where the graph lets it vanish', () => {
    const [arrow] = picture({}, [{ id: 1, from: 0, to: 2, sentAt: 0, endedAt: 5, lost: true }]).arrows;
    expect(arrow).toMatchObject({
      state: 'lost',
      x1: expect.closeTo(100 + 200 * lostAt),
      y1: expect.closeTo(28 + 80 * lostAt),
    });
  });

  it('of a message under way ends at the present, at its true share of the way', () => {
    expect(picture({ flying: flight({}) }).arrows[0]).toMatchObject({
      x0: 260,
      x1: 300,
      y1: 68,
      state: 'flying',
    });
    expect(picture({ flying: flight({ lost: 1, progress: 0.9 }) }).arrows[0].state).toBe('lost');
  });

  it('of a thought is a bump on its own line', () => {
    const [arrow] = picture({}, [{ id: 1, from: 1, to: 1, sentAt: 1, endedAt: 2 }]).arrows;
    expect(arrow).toMatchObject({ y0: 68, y1: 68, bump: 12 });
  });

  it('to an agent without a line is a stub towards it', () => {
    const rows = chooseRows(100, 50, null, 4, String);
    const trips = [
      { id: 1, from: 51, to: 7, sentAt: 1, endedAt: 2 },
      { id: 2, from: 7, to: 8, sentAt: 1, endedAt: 2 },
    ];
    const { arrows, total } = picture({ rows }, trips);
    expect(total).toBe(1);
    expect(arrows[0]).toMatchObject({ stub: true, y0: 68, y1: 50 });
  });

  it('is found under the pointer, and its line too', () => {
    const shown = picture({}, [{ id: 1, from: 0, to: 2, sentAt: 1, endedAt: 3 }]);
    expect(arrowAt(shown, 180, 69)?.trip.id).toBe(1);
    expect(arrowAt(shown, 180, 100)).toBeNull();
    expect([10, 28, 66, 150, 170].map((y) => rowAt(shown, y))).toEqual([0, 0, 1, 3, -1]);
  });
});

describe('the window', () => {
  it('stands still until it is full, and then moves with the present', () => {
    expect(picture({ now: 5 })).toMatchObject({ from: 0, to: 10 });
    expect(picture({ now: 25 })).toMatchObject({ from: 15, to: 25 });
  });

  it('draws the latest of too many messages and tells how many there are', () => {
    const trips = Array.from({ length: 5_000 }, (_, id) => ({ id, sentAt: id / 1_000, endedAt: id / 1_000 }));
    const { arrows, total } = picture({}, trips);
    expect([arrows.length, total]).toEqual([3_000, 5_000]);
    expect(arrows.at(-1)?.trip.id).toBe(4_999);
  });
});

describe('the diagram', () => {
  it('draws arrows in the colour of their kind, with a cross for a loss and the lit one thick', () => {
    const trips = [
      { id: 1, from: 0, to: 2, sentAt: 1, endedAt: 3, kind: 1 },
      { id: 2, from: 0, to: 2, sentAt: 1, endedAt: 3, lost: true },
    ];
    const pen = paint({ lit: 1 }, trips);
    expect(pen.strokes.some(({ colour }) => colour === theme.glyphs.vote.css)).toBe(true);
    expect(
      pen.strokes.find(({ colour, points }) => colour === theme.bad.css && points.length > 0)?.points,
    ).toHaveLength(4);
    expect(pen.strokes.find(({ colour }) => colour === theme.ink.css)?.width).toBe(3);
  });

  it('dashes the line of an agent while it is down', () => {
    const outage = { agent: 1, from: 2, to: 4 };
    const pen = paint({ outages: (agent) => (agent === 1 ? [outage] : []) });
    const dashed = pen.strokes.filter(({ dash }) => dash.length > 0);
    expect(dashed.map(({ points }) => points.map(([x]) => x))).toEqual([[180, 260]]);
  });

  it('names its lines, shortened where there is no room', () => {
    expect(
      paint()
        .texts.slice(0, 4)
        .map(({ text }) => text),
    ).toEqual(['a', 'b', 'c', 'd']);
    expect(shorten(listen(), 'InformationVerification_Expert', 60)).toBe('Informati…');
    expect(nameWidth(listen(), ['x'.repeat(400)], box, 'serif')).toBeLessThan(170);
  });

  it('never draws at a place that is no number', () => {
    const any = fc.double();
    const trip = fc.record({
      id: fc.nat(),
      from: fc.integer({ min: -1, max: 5 }),
      to: fc.integer({ min: -1, max: 5 }),
      sentAt: any,
      endedAt: any,
      lost: fc.boolean(),
    });
    fc.assert(
      fc.property(any, any, fc.array(trip), any, any, (now, span, trips, sentAt, progress) => {
        const outage = { agent: 0, from: sentAt, to: progress };
        const notes = [{ time: sentAt, kind: 'x', text: 'x', tone: 'good' as const }];
        const pen = paint(
          { now, span, flying: flight({ sentAt, progress }), outages: () => [outage], notes },
          trips,
        );
        expect(coordinates(pen).every(Number.isFinite)).toBe(true);
      }),
      { seed: 8, numRuns: 300 },
    );
  });
});
