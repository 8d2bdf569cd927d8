import { allRows } from './rows.ts';
import workerUrl from './worker.ts?worker&url';

/** Tells the server what this browser makes of it, on the page's own thread and in a worker, or how it failed. */
async function report(body: unknown): Promise<void> {
  await fetch('./report', { method: 'POST', body: JSON.stringify(body) });
}

interface Policies {
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(url: string): string },
    ): { createScriptURL(url: string): string };
  };
}

try {
  const page = allRows();
  const policy = (globalThis as Policies).trustedTypes?.createPolicy('murmuration', {
    createScriptURL: (url) => url,
  });
  const worker = new Worker(policy?.createScriptURL(workerUrl) ?? workerUrl, { type: 'module' });
  worker.addEventListener('error', (event) => {
    void report({ agent: navigator.userAgent, error: `worker: ${event.message}` });
  });
  worker.addEventListener('message', (event: MessageEvent<unknown>) => {
    void report({ agent: navigator.userAgent, page, worker: event.data });
  });
} catch (error) {
  await report({ agent: navigator.userAgent, error: String(error) });
}
