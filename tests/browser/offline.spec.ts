import { expect, test } from './lab.ts';

test.use({ serviceWorkers: 'allow' });

test('after the first visit all of it works without a network', async ({ lab, page, context }) => {
  await lab.open();
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state !== 'activated')
      await new Promise((done) => active?.addEventListener('statechange', done, { once: true }));
  });
  await context.setOffline(true);
  await page.reload();
  await expect(lab.pause).toBeVisible();
  await lab.expectTimeToMove();
  // What comes in scripts of its own is there as well.
  await page.keyboard.press('w');
  await expect(page.getByRole('tab', { name: 'Why' })).toHaveAttribute('aria-selected', 'true');
  await context.setOffline(false);
});
