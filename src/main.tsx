import { wrap } from 'comlink';
import { createRoot } from 'react-dom/client';
import { presets } from './scenarios/index.ts';
import { createController } from './store/createController.ts';
import { attach, stores } from './store/index.ts';
import { attachBench } from './store/labBench.ts';
import { type Connection, Silence } from './store/line.ts';
import { lazyRules } from './store/rules.ts';
import { App } from './ui/App.tsx';
import { offerGuide } from './ui/guide/guide.ts';
import { openPreset } from './ui/header/openPreset.ts';
import { keepForOffline } from './ui/shared/keepForOffline.ts';
import { startWorker } from './ui/shared/startWorker.ts';
import { toast } from './ui/shared/toast.ts';
import labAddress from './worker/labWorker.ts?worker&url';
import type { Laboratory } from './worker/laboratory.ts';
import workerAddress from './worker/worker.ts?worker&url';

/** Kept here for the page's life: a wrapped worker that is garbage-collected loses its replies. */
let held: Connection | null = null;

function connect(): Connection {
  const worker = startWorker(workerAddress);
  const died = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => {
      reject(new Silence(`The engine's thread ended: ${event.message || 'no reason given'}.`));
    });
  });
  died.catch(() => undefined);
  held = { laboratory: wrap<Laboratory>(worker), died, close: () => worker.terminate() };
  return held;
}

const rules = lazyRules(async () => (await import('./store/catalogRules.ts')).catalogRules);
const controller = createController(connect, stores, rules);
attach(controller);
attachBench(async () => {
  const { openBench } = await import('./worker/bench.ts');
  return openBench(() => startWorker(labAddress), 2);
});

async function openHash(): Promise<boolean> {
  if (location.hash.length < 2) return false;
  const [{ decodeLink }, { openMoment }] = await Promise.all([
    import('./store/link.ts'),
    import('./store/files.ts'),
  ]);
  const read = await decodeLink(location.hash);
  if (!read.ok) toast(read.message, 'bad');
  return read.ok && openMoment(controller, stores, read.moment, read.moment.time === undefined);
}

async function begin(): Promise<void> {
  const [first] = presets;
  if (!(await openHash()) && first) {
    await openPreset(first);
    offerGuide();
  }
  stores.choices.setState({ past: [], future: [] });
  const { keepAddress } = await import('./store/share.ts');
  keepAddress(stores);
}

addEventListener('hashchange', () => void openHash());
void begin();

keepForOffline();

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
