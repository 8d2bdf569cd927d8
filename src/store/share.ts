import type { Stores } from './index.ts';
import { encodeLink } from './link.ts';
import type { Moment } from './moment.ts';
import { activeBranch } from './run.ts';

/** The moment on screen; null while a recording plays, which no link can hold. */
export function presentMoment({ run, view, frames, choices }: Stores): Moment | null {
  const state = run.getState();
  if (state.recording !== null) return null;
  const { layout, colourChannel, selectedAgent } = view.getState();
  const shown: NonNullable<Moment['view']> = {};
  if (layout !== null) shown.layout = layout;
  if (colourChannel !== null) shown.colour = colourChannel;
  if (selectedAgent !== null) shown.agent = selectedAgent;
  if (state.speed !== 1) shown.speed = state.speed;
  return {
    ...(state.beside && { beside: state.beside }),
    scenario: state.scenario ?? choices.getState().scenario,
    commands: activeBranch(state).commands,
    time: frames.current?.time ?? 0,
    view: shown,
  };
}

/** The whole address of a moment on this page. */
export async function addressOf(moment: Moment): Promise<string> {
  const { origin, pathname, search } = location;
  return `${origin}${pathname}${search}#${await encodeLink(moment)}`;
}

/**
 * Keeps the address in step with the setting (not with the running time), a moment after each change, by
 * replaceState alone: a drag leaves no history behind it. Returns the way out.
 */
export function keepAddress(stores: Stores): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written = '';
  const write = async (): Promise<void> => {
    const moment = presentMoment(stores);
    if (!moment) return;
    const { time: _, ...timeless } = moment;
    const key = JSON.stringify(timeless);
    if (key === written) return;
    written = key;
    const hash = await encodeLink(timeless);
    try {
      history.replaceState(history.state, '', `#${hash}`);
    } catch {
      // Browsers refuse a hundred changes in half a minute; the next one is written again.
      written = '';
    }
  };
  // Not put off again while it waits: a running film changes its branch at every frame.
  const later = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void write();
    }, 600);
  };
  const outs = [
    stores.run.subscribe((now, before) => {
      if (
        now.scenario !== before.scenario ||
        now.branches !== before.branches ||
        now.branch !== before.branch ||
        now.speed !== before.speed
      )
        later();
    }),
    stores.view.subscribe((now, before) => {
      if (
        now.layout !== before.layout ||
        now.colourChannel !== before.colourChannel ||
        now.selectedAgent !== before.selectedAgent
      )
        later();
    }),
  ];
  return () => {
    clearTimeout(timer);
    for (const out of outs) out();
  };
}
