import { createRoot } from 'react-dom/client';
import { selectAgent, setView, stores } from '../../../src/store/index.ts';
import { Stage } from '../../../src/ui/stage/Stage.tsx';
import { useThemeOnPage } from '../../../src/ui/shared/useTheme.ts';
import '../../../src/ui/tokens.css';
import './harness.css';
import { type ToyOptions, toy } from './world.ts';

/**
 * The stage alone, on a synthetic world: ?n=300&kind=small-world&messages=300&theme=dark&layout=force&roles=1&play=1&time=3.
 * window.frames60() measures frames a second while it plays.
 */
const asked = new URLSearchParams(location.search);
const n = Number(asked.get('n') ?? 40);
const world = toy({
  n,
  kind: (asked.get('kind') ?? 'small-world') as ToyOptions['kind'],
  messages: Number(asked.get('messages') ?? n),
  roles: asked.has('roles'),
  names: asked.has('names')
    ? Array.from({ length: n }, (_, i) => ['Planner', 'Coder', 'Reviewer', 'WebSurfer', 'Tester'][i % 5] + i)
    : undefined,
});

setView({
  theme: asked.get('theme') === 'dark' ? 'dark' : 'light',
  layout: asked.get('layout'),
  colourChannel: asked.get('colour'),
});
const playing = asked.has('play');
stores.run.setState({
  status: 'ready',
  info: world.info,
  edges: world.edges,
  playing,
  sentence: world.at(0).sentence,
  messagesInFlight: world.at(0).messages.total,
  messagesListed: world.at(0).messages.count,
});

const start = Number(asked.get('time') ?? 3);
stores.frames.show(world.at(start));
if (asked.has('select')) selectAgent(Number(asked.get('select')));

let shown = 0;
if (playing) {
  // Frames made beforehand: what is measured is the drawing, not the toy.
  const film = Array.from({ length: n > 20_000 ? 40 : 120 }, (_, k) => world.at(start + k / 60));
  const next = (): void => {
    stores.frames.show(film[shown++ % film.length]);
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}

/** Frames a second over a time, and the longest wait between two. */
async function measure(ms: number): Promise<{ rate: number; p95: number }> {
  const gaps: number[] = [];
  let last = performance.now();
  const end = last + ms;
  while (performance.now() < end) {
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    gaps.push(now - last);
    last = now;
  }
  gaps.sort((a, b) => a - b);
  return {
    rate: (gaps.length * 1000) / gaps.reduce((sum, gap) => sum + gap, 0),
    p95: gaps[Math.floor(gaps.length * 0.95)],
  };
}
Object.assign(window, { measure, stores });

function Page() {
  useThemeOnPage();
  return <Stage />;
}
const root = document.querySelector('#root');
if (root !== null) createRoot(root).render(<Page />);
