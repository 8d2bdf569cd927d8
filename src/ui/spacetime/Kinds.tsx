import type { MessageKind } from '../../engine/kernel/frame.ts';

/** Names the colours of the arrows; kinds of the same colour share one entry. */
export function Kinds({ kinds, mayLose }: { kinds: readonly MessageKind[]; mayLose: boolean }) {
  const byGlyph = new Map<MessageKind['glyph'], string[]>();
  for (const { glyph, label } of kinds) byGlyph.set(glyph, [...(byGlyph.get(glyph) ?? []), label]);
  if (byGlyph.size === 0) return null;
  return (
    <ul className="spacetime-kinds">
      {[...byGlyph].map(([glyph, labels]) => (
        <li key={glyph} title={labels.join(', ')}>
          <svg width="16" height="10" data-glyph={glyph} aria-hidden="true">
            <line x1="1" y1="9" x2="14" y2="2" />
          </svg>
          {labels.length > 3
            ? `${labels.slice(0, 3).join(', ')} and ${labels.length - 3} more`
            : labels.join(', ')}
        </li>
      ))}
      {mayLose && (
        <li>
          <svg width="16" height="10" data-glyph="lost" aria-hidden="true">
            <path d="M5 2 L11 8 M5 8 L11 2" />
          </svg>
          Lost
        </li>
      )}
    </ul>
  );
}
