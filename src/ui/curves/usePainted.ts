import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';

export interface PaintBox {
  width: number;
  height: number;
}

export type Paint = (context: CanvasRenderingContext2D, box: PaintBox) => void;

/**
 * A canvas that fills its box sharply. `paint` gets a cleared context in CSS pixels; `repaint` asks for one painting at the
 * next animation frame, however often it is called. Paints by itself when the box changes and when it renders anew.
 */
export function usePainted(paint: Paint): {
  canvas: React.RefObject<HTMLCanvasElement | null>;
  repaint: () => void;
} {
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(paint);
  const handle = useRef(0);

  const repaint = useCallback(() => {
    if (handle.current !== 0) return;
    handle.current = requestAnimationFrame(() => {
      handle.current = 0;
      paintOn(canvas.current, latest.current);
    });
  }, []);

  useLayoutEffect(() => {
    latest.current = paint;
    repaint();
  });

  useEffect(() => {
    const element = canvas.current;
    const box = element?.parentElement;
    if (!box) return undefined;
    const observer = new ResizeObserver(repaint);
    observer.observe(box);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(handle.current);
      handle.current = 0;
    };
  }, [repaint]);

  return { canvas, repaint };
}

function paintOn(canvas: HTMLCanvasElement | null, paint: Paint): void {
  const box = canvas?.parentElement;
  if (!canvas || !box) return;
  const width = box.clientWidth;
  const height = box.clientHeight;
  const context = width > 0 && height > 0 ? canvas.getContext('2d') : null;
  if (!context) return;
  const ratio = Math.min(3, devicePixelRatio || 1);
  const wide = Math.round(width * ratio);
  const high = Math.round(height * ratio);
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.globalAlpha = 1;
  context.clearRect(0, 0, width, height);
  paint(context, { width, height });
}
