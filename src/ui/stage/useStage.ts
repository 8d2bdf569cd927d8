import { type RefObject, useEffect, useRef, useState } from 'react';
import {
  currentFrame,
  hoverOver,
  selectAgent,
  selectLink,
  selectMessage,
  stores,
  subscribeFrame,
  useRun,
  useView,
} from '../../store/index.ts';
import { channelShown } from '../../store/learningChannel.ts';
import type { View } from '../../store/view.ts';
import type { Target } from '../../view/graph/picture.ts';
import { useMedia } from '../shared/useMedia.ts';
import { useTheme } from '../shared/useTheme.ts';
import { layoutWorker } from './layoutWorker.ts';
import { createStage, type Stage } from './stage.ts';

/** A target with the point on the canvas where it was met. */
export interface Pointed {
  target: Target;
  x: number;
  y: number;
}

interface StageState {
  stage: RefObject<Stage | null>;
  canvas: RefObject<HTMLCanvasElement | null>;
  /** The stage is a phone's. */
  narrow: boolean;
  tip: Pointed | null;
  menu: Pointed | null;
  setMenu: (menu: Pointed | null) => void;
}

/** Space that the graph leaves free at the borders, and at the left for the legend where there is width to spare. */
const legendWidth = 216;
/** Below this width of the stage the legend begins folded. */
const narrowBelow = 520;
/** Below this width or height a border is room lost. */
const crampedBelow = 240;

/** Wires the canvas to the store: world, frames, look, selection and size. */
export function useStage(): StageState {
  const canvas = useRef<HTMLCanvasElement>(null);
  const stage = useRef<Stage | null>(null);
  const [tip, setTip] = useState<Pointed | null>(null);
  const [narrow, setNarrow] = useState(true);
  const [menu, setMenu] = useState<Pointed | null>(null);
  const theme = useTheme();
  const reducedMotion = useMedia('(prefers-reduced-motion: reduce)');
  const info = useRun((run) => run.info);
  const edges = useRun((run) => run.edges);
  const playing = useRun((run) => run.playing);
  const layout = useView((view) => view.layout);
  const colourChannel = useView((view) => view.colourChannel);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const made = createStage(
      element,
      layoutWorker,
      {
        hover(target, x, y) {
          setTip(target === null ? null : { target, x, y });
          hoverOver(asStored(target));
        },
        select,
        menu: (target, x, y) => setMenu({ target, x, y }),
        closeMenu: () => setMenu(null),
      },
      () => performance.now(),
    );
    stage.current = made;
    const shared = stores.view.getState();
    made.look({ selected: selectedOf(shared), hovered: hoveredOf(shared) });
    const ends = [
      subscribeFrame((frame) => made.frame(frame)),
      stores.view.subscribe((view) => made.look({ selected: selectedOf(view), hovered: hoveredOf(view) })),
    ];
    const observer = new ResizeObserver(() => {
      const { clientWidth, clientHeight } = element;
      const spare = clientWidth < narrowBelow ? 0 : clientWidth - clientHeight;
      setNarrow(clientWidth < narrowBelow);
      const border = Math.min(clientWidth, clientHeight) < crampedBelow ? 6 : 20;
      const left = border + Math.min(Math.max(spare, 0), legendWidth);
      made.look({ padding: { top: border, bottom: border, right: border, left } });
      made.resize(clientWidth, clientHeight, devicePixelRatio || 1);
    });
    observer.observe(element);
    return () => {
      for (const end of ends) end();
      observer.disconnect();
      made.close();
      stage.current = null;
    };
  }, []);

  useEffect(() => {
    stage.current?.look({ theme, reducedMotion, moving: playing });
  }, [theme, reducedMotion, playing]);

  useEffect(() => {
    const made = stage.current;
    if (made === null || info === null) return;
    const { scenario } = stores.run.getState();
    made.look({ colourChannel: channelShown(info, colourChannel, scenario) });
    made.world(info, edges ?? info.edges, layout);
    made.frame(currentFrame());
    setMenu(null);
  }, [info, edges, layout, colourChannel]);

  return { stage, canvas, narrow, tip, menu, setMenu };
}

function select(target: Target | null): void {
  if (target === null) selectAgent(null);
  else if (target.kind === 'agent') selectAgent(target.agent);
  else if (target.kind === 'link') selectLink({ from: target.from, to: target.to });
  else selectMessage(target.message);
}

function asStored(target: Target | null): Parameters<typeof hoverOver>[0] {
  if (target === null) return {};
  if (target.kind === 'agent') return { agent: target.agent };
  return target.kind === 'link'
    ? { link: { from: target.from, to: target.to } }
    : { message: target.message };
}

/** A message known by its number alone, with its ends if it is in flight now. */
function messageTarget(message: number): Target {
  const messages = currentFrame()?.messages;
  const slot = messages === undefined ? -1 : messages.id.subarray(0, messages.count).indexOf(message);
  if (messages === undefined || slot < 0)
    return { kind: 'message', message, from: -1, to: -1, messageKind: 0 };
  return {
    kind: 'message',
    message,
    from: messages.from[slot],
    to: messages.to[slot],
    messageKind: messages.kind[slot],
  };
}

export function selectedOf(view: View): Target | null {
  if (view.selectedAgent !== null) return { kind: 'agent', agent: view.selectedAgent };
  if (view.selectedLink !== null) return { kind: 'link', ...view.selectedLink };
  return view.selectedMessage === null ? null : messageTarget(view.selectedMessage);
}

function hoveredOf(view: View): Target | null {
  if (view.hoveredAgent !== null) return { kind: 'agent', agent: view.hoveredAgent };
  if (view.hoveredLink !== null) return { kind: 'link', ...view.hoveredLink };
  return view.hoveredMessage === null ? null : messageTarget(view.hoveredMessage);
}
