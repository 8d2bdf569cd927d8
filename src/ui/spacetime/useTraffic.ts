import { useEffect, useState } from 'react';
import { controller, stores, subscribeFrame } from '../../store/index.ts';
import { Lives } from '../../view/spacetime/lives.ts';
import { Traffic } from '../../view/spacetime/traffic.ts';

export interface Watched {
  traffic: Traffic;
  lives: Lives;
}

/**
 * Gathers ended messages and outages from every frame while the diagram stands on the page, and asks the engine for
 * them. Frames' arrays are only lent, so what must stay is copied here at once.
 */
export function useTraffic(changed: () => void): Watched {
  const [watched] = useState<Watched>(() => ({ traffic: new Traffic(), lives: new Lives() }));

  useEffect(() => {
    const { traffic, lives } = watched;
    let { epoch, branch } = stores.run.getState();
    let latest = Number.NEGATIVE_INFINITY;
    controller().wantArrivals(true);
    const follow = subscribeFrame((frame) => {
      const run = stores.run.getState();
      if (run.epoch !== epoch || frame === null) {
        traffic.clear();
        lives.clear();
        epoch = run.epoch;
        branch = run.branch;
        latest = Number.NEGATIVE_INFINITY;
      }
      if (frame !== null) {
        if (run.branch !== branch) {
          traffic.truncate(sharedUntil(branch, run.branch));
          branch = run.branch;
        }
        if (frame.time < latest) traffic.truncate(frame.time);
        latest = frame.time;
        if (frame.arrivals) traffic.add(frame.arrivals);
        lives.watch(frame.alive, frame.time, frame.notes);
      }
      changed();
    });
    return () => {
      follow();
      controller().wantArrivals(false);
    };
  }, [changed, watched]);

  return watched;
}

/** Up to when two branches tell the same story, where one of them left the other; 0 where neither did. */
function sharedUntil(before: number, after: number): number {
  const { branches } = stores.run.getState();
  const one = branches.find(({ id }) => id === before);
  const other = branches.find(({ id }) => id === after);
  if (other?.parent === before) return other.forkTime;
  if (one?.parent === after) return one.forkTime;
  return 0;
}
