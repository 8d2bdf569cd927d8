/** What hands mean on the canvas; points are CSS pixels from its upper left corner. */
export interface Hands {
  hover(x: number, y: number): void;
  leave(): void;
  click(x: number, y: number, touch: boolean): void;
  doubleClick(x: number, y: number): void;
  /** Right button, long press. */
  menu(x: number, y: number, touch: boolean): void;
  /** Whether a drag that begins here moves a thing (and remembers which) rather than the ground. */
  grab(x: number, y: number, touch: boolean): boolean;
  drag(x: number, y: number): void;
  drop(): void;
  pan(dx: number, dy: number): void;
  zoom(factor: number, x: number, y: number): void;
}

const longPressMs = 480;
const slack = { mouse: 4, touch: 9 };

/** Listens to mouse, pen, fingers and wheel on an element and tells what they mean; returns the way out. */
export function listenToHands(element: HTMLElement, hands: Hands): () => void {
  const fingers = new Map<number, { x: number; y: number }>();
  let start: { x: number; y: number } | null = null;
  let doing: 'nothing' | 'wait' | 'pan' | 'drag' | 'pinch' | 'done' = 'nothing';
  let pressTimer = 0;
  const ending = new AbortController();
  const options = { signal: ending.signal };

  const at = (event: MouseEvent): { x: number; y: number } => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  const down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const point = at(event);
    const touch = event.pointerType === 'touch';
    fingers.set(event.pointerId, point);
    element.setPointerCapture(event.pointerId);
    clearTimeout(pressTimer);
    if (fingers.size === 2) {
      if (doing === 'drag') hands.drop();
      doing = 'pinch';
      return;
    }
    start = point;
    doing = 'wait';
    if (!touch) return;
    pressTimer = window.setTimeout(() => {
      if (doing !== 'wait') return;
      doing = 'done';
      hands.menu(point.x, point.y, true);
    }, longPressMs);
  };

  const move = (event: PointerEvent): void => {
    const point = at(event);
    const before = fingers.get(event.pointerId);
    const touch = event.pointerType === 'touch';
    if (before === undefined) {
      if (!touch && fingers.size === 0) hands.hover(point.x, point.y);
      return;
    }
    if (doing === 'pinch') pinch(event.pointerId, point);
    if (
      doing === 'wait' &&
      start !== null &&
      Math.hypot(point.x - start.x, point.y - start.y) > (touch ? slack.touch : slack.mouse)
    ) {
      clearTimeout(pressTimer);
      doing = hands.grab(start.x, start.y, touch) ? 'drag' : 'pan';
    }
    if (doing === 'drag') hands.drag(point.x, point.y);
    if (doing === 'pan') hands.pan(point.x - before.x, point.y - before.y);
    fingers.set(event.pointerId, point);
  };

  const pinch = (id: number, point: { x: number; y: number }): void => {
    const other = [...fingers].find(([finger]) => finger !== id)?.[1];
    const before = fingers.get(id);
    if (other === undefined || before === undefined) return;
    const was = Math.hypot(before.x - other.x, before.y - other.y);
    const is = Math.hypot(point.x - other.x, point.y - other.y);
    hands.pan((point.x - before.x) / 2, (point.y - before.y) / 2);
    if (was > 0) hands.zoom(is / was, (point.x + other.x) / 2, (point.y + other.y) / 2);
  };

  const up = (event: PointerEvent): void => {
    if (!fingers.delete(event.pointerId)) return;
    clearTimeout(pressTimer);
    const point = at(event);
    if (doing === 'wait' && event.type === 'pointerup')
      hands.click(point.x, point.y, event.pointerType === 'touch');
    if (doing === 'drag') hands.drop();
    // The finger that stays after a pinch does nothing more, so that lifting two is not a click.
    doing = fingers.size > 0 ? 'done' : 'nothing';
  };

  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const point = at(event);
    const pixels = event.deltaMode === 1 ? event.deltaY * 16 : event.deltaY;
    // A pinch on a touch pad comes as a wheel with the control key and smaller steps.
    hands.zoom(
      Math.exp(-Math.max(-120, Math.min(120, pixels)) * (event.ctrlKey ? 0.01 : 0.0022)),
      point.x,
      point.y,
    );
  };

  element.addEventListener('pointerdown', down, options);
  element.addEventListener('pointermove', move, options);
  element.addEventListener('pointerup', up, options);
  element.addEventListener('pointercancel', up, options);
  element.addEventListener('pointerleave', () => hands.leave(), options);
  element.addEventListener('wheel', wheel, { signal: ending.signal, passive: false });
  element.addEventListener('dblclick', (event) => hands.doubleClick(at(event).x, at(event).y), options);
  element.addEventListener(
    'contextmenu',
    (event) => {
      event.preventDefault();
      if (doing === 'nothing') hands.menu(at(event).x, at(event).y, false);
    },
    options,
  );
  return () => {
    clearTimeout(pressTimer);
    ending.abort();
  };
}
