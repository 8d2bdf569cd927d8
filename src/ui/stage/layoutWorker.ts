let maker: (() => Worker) | null = null;

/**
 * The composition root hands over how to start the layouts' worker (`src/view/layouts/worker.ts`), since it alone may bless
 * a script's address. Without one, large layouts are worked out on the page's own thread, in slices.
 */
export function provideLayoutWorker(make: () => Worker): void {
  maker = make;
}

export function layoutWorker(): (() => Worker) | null {
  return maker;
}
