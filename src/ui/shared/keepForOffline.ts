import { ownScript } from './startWorker.ts';

/** Keeps the page for times without a network. Where the browser will not, the page works all the same, with a network. */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = (): void => {
    navigator.serviceWorker.register(ownScript('./offline.js'), { type: 'module' }).catch(() => undefined);
  };
  if (document.readyState === 'complete') register();
  else addEventListener('load', register, { once: true });
}
