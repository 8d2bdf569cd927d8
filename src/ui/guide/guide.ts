import { createStore } from 'zustand/vanilla';

export interface GuideState {
  step: 'closed' | 'predict' | 'turn' | 'see';
  /** What the person expects. */
  prediction: string | null;
  /** What stood on the dial or switch when the prediction was made. */
  before: number;
  /** The lesson that was begun. */
  about: 'duel' | 'gossip' | null;
}

const storageKey = 'murmuration guide';

/** Storage may be refused or full; the guide then simply comes again. */
function remembered(): boolean {
  try {
    return localStorage.getItem(storageKey) === 'seen';
  } catch {
    return false;
  }
}

function remember(): void {
  try {
    localStorage.setItem(storageKey, 'seen');
  } catch {
    // Shown again next time.
  }
}

export const guide = createStore<GuideState>(() => ({
  step: 'closed',
  prediction: null,
  before: 0,
  about: null,
}));

export const openGuide = (): void => guide.setState({ step: 'predict', prediction: null, about: null });

/** On the first visit, and not where a link has brought a moment of its own. */
export function offerGuide(): void {
  if (!remembered()) openGuide();
}

export function closeGuide(): void {
  remember();
  guide.setState({ step: 'closed' });
}
