import { path } from 'd3';
import { pipRadius, traceGlyph } from '../../view/graph/messages.ts';
import type { GlyphKind, Theme } from '../../view/theme.ts';

/** A message's mark as on the graph, on its way to the right. */
export function GlyphMark({ glyph, pip, theme }: { glyph: GlyphKind; pip: number; theme: Theme }) {
  const line = path();
  traceGlyph(line, glyph, { x: 0, y: 0, dx: 1, dy: 0, gone: 0 }, 4);
  const colour = theme.glyphs[glyph].css;
  return (
    <svg viewBox="-8 -8 16 16" aria-hidden>
      {glyph === 'request' ? (
        <path d={line.toString()} fill="none" stroke={colour} strokeWidth={2.2} />
      ) : (
        <path d={line.toString()} fill={colour} />
      )}
      {pip > 0 && <circle r={4 * pipRadius(pip)} fill={glyph === 'request' ? colour : theme.stage.css} />}
    </svg>
  );
}
