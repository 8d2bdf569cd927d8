import { expect, test } from './lab.ts';

test('space plays and pauses, arrows step, letters do what the list of shortcuts says', async ({
  lab,
  page,
}) => {
  await lab.open();
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('Space');
  await expect(lab.play).toBeVisible();
  const stood = await lab.time();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => lab.time()).not.toBe(stood);
  await page.keyboard.press('r');
  await expect(lab.play.or(lab.pause)).toBeEnabled();
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Shortcuts' });
  await expect(list).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
});

test('everything on the page is reached by Tab, and the focus shows', async ({ lab, page }) => {
  await lab.open();
  await lab.stop();
  // Each stop gets a number, and is remembered as it looks without the focus.
  const wanted = await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    const looks = (element: Element | null): string => {
      if (element === null) return '';
      const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(element);
      return `${outline} ${boxShadow} ${borderColor} ${backgroundColor}`;
    };
    const stops = [
      ...document.querySelectorAll<HTMLElement>('button, input, select, summary, canvas[tabindex], a[href]'),
    ].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        element.tabIndex >= 0 &&
        !element.matches(':disabled') &&
        element.getAttribute('aria-hidden') !== 'true',
    );
    stops.forEach((element, i) => {
      element.dataset.stop = String(i);
    });
    const before = stops.map((element) => looks(element) + looks(element.parentElement));
    Object.assign(window, {
      focusShows: (element: HTMLElement): boolean =>
        looks(element) + looks(element.parentElement) !== before[Number(element.dataset.stop)],
    });
    return stops.length;
  });
  expect(wanted).toBeGreaterThan(15);
  const seen = new Set<string>();
  const unseen = new Set<string>();
  for (let i = 0; i < wanted + 40; i++) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (element?.dataset.stop === undefined) return null;
      const { focusShows } = window as unknown as { focusShows: (element: HTMLElement) => boolean };
      return {
        stop: element.dataset.stop,
        name: element.outerHTML.slice(0, 120),
        shows: focusShows(element),
      };
    });
    if (focus === null) continue;
    if (!focus.shows) unseen.add(focus.name);
    seen.add(focus.stop);
  }
  expect([...unseen]).toEqual([]);
  // A group of radio buttons or of tabs shares one stop, so a few less than all.
  expect(seen.size).toBeGreaterThanOrEqual(Math.floor(wanted * 0.9));
});

test('agents are met by keyboard on the graph, and acted on', async ({ lab, page }) => {
  await lab.open();
  await lab.stop();
  const graph = page.getByRole('application').first();
  await graph.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const crash = page
    .getByRole('menuitem', { name: /crash/i })
    .or(page.getByRole('button', { name: /crash/i }));
  await expect(crash.first()).toBeVisible();
  await crash.first().press('Enter');
  await expect(page.getByText(/crashed/i).first()).toBeAttached();
});
