import { createStore, type StoreApi } from 'zustand/vanilla';

export interface Link {
  from: number;
  to: number;
}

/** What all views share about looking: one selection, one hover, ringed and lit wherever it appears. */
export interface View {
  selectedAgent: number | null;
  selectedLink: Link | null;
  /** Serial number of a message. */
  selectedMessage: number | null;
  hoveredAgent: number | null;
  hoveredLink: Link | null;
  hoveredMessage: number | null;
  /** Id of the channel that colours agents; null: the world's first. */
  colourChannel: string | null;
  /** Id of the layout: 'force', 'ring', 'grid', 'layers', 'clusters' …; null: the stage's own choice. */
  layout: string | null;
  theme: 'system' | 'light' | 'dark';
}

export const emptyView: View = {
  selectedAgent: null,
  selectedLink: null,
  selectedMessage: null,
  hoveredAgent: null,
  hoveredLink: null,
  hoveredMessage: null,
  colourChannel: null,
  layout: null,
  theme: 'system',
};

export const createView = (): StoreApi<View> => createStore<View>(() => emptyView);

const nothing = { selectedAgent: null, selectedLink: null, selectedMessage: null };

/** Selects one thing and lets the others go; call without an argument to select nothing. */
export function select(
  view: StoreApi<View>,
  what: { agent?: number; link?: Link; message?: number } = {},
): void {
  view.setState({
    ...nothing,
    selectedAgent: what.agent ?? null,
    selectedLink: what.link ?? null,
    selectedMessage: what.message ?? null,
  });
}

/** Says what the pointer or the keyboard is on; call without an argument when it is on nothing. */
export function hover(
  view: StoreApi<View>,
  what: { agent?: number; link?: Link; message?: number } = {},
): void {
  const { hoveredAgent, hoveredLink, hoveredMessage } = view.getState();
  const next = {
    hoveredAgent: what.agent ?? null,
    hoveredLink: what.link ?? null,
    hoveredMessage: what.message ?? null,
  };
  const sameLink = hoveredLink?.from === next.hoveredLink?.from && hoveredLink?.to === next.hoveredLink?.to;
  if (hoveredAgent === next.hoveredAgent && hoveredMessage === next.hoveredMessage && sameLink) return;
  view.setState(next);
}
