import { useEffect, useRef } from 'react';
import { channelShown } from '../../store/learningChannel.ts';
import type { Lane } from '../../store/lanes.ts';
import { useRun, useView } from '../../store/index.ts';
import { useMedia } from '../shared/useMedia.ts';
import { useTheme } from '../shared/useTheme.ts';
import { createMiniature, type Miniature } from './miniature.ts';

const padding = { top: 10, right: 10, bottom: 10, left: 10 };

/** The living graph of a run beside the main one. */
export function LaneGraph({ lane }: { lane: Lane }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const miniature = useRef<Miniature | null>(null);
  const theme = useTheme();
  const reducedMotion = useMedia('(prefers-reduced-motion: reduce)');
  const moving = useRun((run) => run.playing);
  const layout = useView((view) => view.layout);
  const colour = useView((view) => view.colourChannel);
  const { info, edges, frames, scenario } = lane;

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const made = createMiniature(element, () => performance.now());
    miniature.current = made;
    made.look({ padding });
    const observer = new ResizeObserver(() =>
      made.resize(element.clientWidth, element.clientHeight, devicePixelRatio || 1),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.close();
      miniature.current = null;
    };
  }, []);

  useEffect(() => {
    miniature.current?.look({ theme, reducedMotion, moving });
  }, [theme, reducedMotion, moving]);

  useEffect(() => {
    const made = miniature.current;
    if (made === null || info === null) return;
    made.look({ colourChannel: channelShown(info, colour, scenario) });
    made.frame(frames.current);
    made.world(info, edges ?? info.edges, layout);
    return frames.subscribe((frame) => made.frame(frame));
  }, [info, edges, frames, layout, colour, scenario]);

  return <canvas ref={canvas} className="lane-canvas" aria-hidden />;
}
