import { useStore } from 'zustand';
import { dismiss, toasts } from './toast.ts';

/** Short words at the foot of the page. */
export function Toasts() {
  const shown = useStore(toasts, (state) => state.shown);
  return (
    <div className="toasts" role="status">
      {shown.map(({ id, text, tone }) => (
        <button
          key={id}
          type="button"
          className="toast"
          data-tone={tone}
          onClick={() => dismiss(id)}
          title="Dismiss"
        >
          {text}
        </button>
      ))}
    </div>
  );
}
