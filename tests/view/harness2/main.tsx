import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import type { Frame } from '../../../src/engine/kernel/frame.ts';
import type { Controller } from '../../../src/store/controller.ts';
import { attach, selectAgent, setView, stores } from '../../../src/store/index.ts';
import { readRecording } from '../../../src/traces/index.ts';
import museum from '../../../public/recordings/museum-visitors.json?raw';
import { Curves } from '../../../src/ui/curves/Curves.tsx';
import { SpaceTime } from '../../../src/ui/spacetime/SpaceTime.tsx';
import { Timeline } from '../../../src/ui/timeline/Timeline.tsx';
import { useThemeOnPage } from '../../../src/ui/shared/useTheme.ts';
import '../../../src/ui/tokens.css';
import './page.css';
import { madeUpWorld } from './world.ts';

/** A page that holds only these views, fed with a made-up world or the shipped recording: ?show=…&theme=…&world=… */
const query = new URLSearchParams(location.search);
const show = query.get('show') ?? 'curves';
const until = Number(query.get('until') ?? 8);
const n = Number(query.get('n') ?? 24);
setView({ theme: query.get('theme') === 'dark' ? 'dark' : 'light' });

let shown = -1;
const take = (frame: Frame): void => {
  stores.histories.append(frame.samples);
  const { notes, furthest } = stores.run.getState();
  const later = frame.notes.filter((note) => note.time > shown);
  stores.run.setState({
    time: frame.time,
    furthest: Math.max(furthest, frame.time),
    notes: [...notes, ...later],
  });
  shown = Math.max(shown, frame.time);
  stores.frames.show(frame);
};

let go: (time: number) => void;
const branch = (
  id: number,
  parent: number | null,
  forkTime: number,
  furthest: number,
  commands: number[] = [],
) => ({
  id,
  parent,
  forkTime,
  furthest,
  commands: commands.map((time) => ({ time, do: 'set' as const, path: 'protocol.fanout', value: 2 })),
});
if (query.get('world') === 'recording') {
  const read = readRecording(museum, 'museum-visitors.json');
  if (!read.ok) throw new Error(read.message);
  const { film } = read;
  stores.histories.begin(film.info.metrics, 'none');
  stores.run.setState({ status: 'ready', info: film.info, recording: 'museum-visitors.json', epoch: 1 });
  go = (time) => take(film.go({ to: time, want: { arrivals: true, messagesAtMost: 100 } }).frame);
} else {
  if (query.has('ghost')) {
    const before = madeUpWorld(n, 7, until * 1.2);
    stores.histories.begin(before.info.metrics, 'none');
    stores.histories.append(before.frameAt(until * 1.2, -1).samples);
  }
  const world = madeUpWorld(n, 3, Math.max(until, 8));
  stores.histories.begin(world.info.metrics, query.has('ghost') ? 'replace' : 'none');
  stores.run.setState({
    status: 'ready',
    info: world.info,
    epoch: 1,
    reachable: [0, until],
    branches: query.has('branches')
      ? [
          branch(0, null, 0, until),
          branch(1, 0, until * 0.3, until * 0.8, [until * 0.3]),
          branch(2, 0, until * 0.5, until, [until * 0.5]),
          branch(3, 1, until * 0.6, until * 0.7),
        ]
      : [branch(0, null, 0, until, [until * 0.2])],
    branch: query.has('branches') ? 2 : 0,
  });
  go = (time) => take(world.frameAt(time, shown < time ? shown : time));
}
const controller = {
  seek: (time: number) => go(time),
  wantArrivals: () => {},
  switchBranch: (id: number) => stores.run.setState({ branch: id }),
};
attach(controller as unknown as Controller);

function Page() {
  useThemeOnPage();
  useEffect(() => {
    if (query.has('select')) selectAgent(Number(query.get('select')));
    const steps = Number(query.get('steps') ?? 1);
    for (let i = 1; i <= steps; i += 1) go((until * i) / steps);
    if (query.has('back')) go(Number(query.get('back')));
    if (!query.has('live')) return;
    stores.run.setState({ playing: true });
    let time = 0;
    const tick = (): void => {
      time = (time + 1 / 60) % until;
      go(time);
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  }, []);
  return (
    <main className={`harness ${show}`}>
      {show === 'curves' && <Curves />}
      {show === 'timeline' && <Timeline />}
      {show === 'spacetime' && <SpaceTime />}
    </main>
  );
}

createRoot(document.querySelector('#root') as HTMLElement).render(<Page />);
