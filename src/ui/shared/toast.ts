import { createStore } from 'zustand/vanilla';

export interface Toast {
  id: number;
  text: string;
  tone: 'neutral' | 'bad';
}

/** Short words at the foot of the page that go by themselves. */
export const toasts = createStore<{ shown: readonly Toast[] }>(() => ({ shown: [] }));

let nextId = 1;

/** Shows a message for a time that suits its length. */
export function toast(text: string, tone: Toast['tone'] = 'neutral'): void {
  const id = nextId++;
  toasts.setState(({ shown }) => ({ shown: [...shown.slice(-2), { id, text, tone }] }));
  setTimeout(() => dismiss(id), 3_000 + text.length * 50);
}

export function dismiss(id: number): void {
  toasts.setState(({ shown }) => ({ shown: shown.filter((one) => one.id !== id) }));
}
