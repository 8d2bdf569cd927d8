import type { Page } from '@playwright/test';
import { findings } from './axe.ts';
import { expect, type Lab, test } from './lab.ts';

async function openClaims(lab: Lab, page: Page): Promise<void> {
  await lab.open();
  await lab.button('Laboratory').click();
  await page.getByRole('button', { name: /^Claims/ }).click();
  await expect(page.getByRole('dialog', { name: 'Claims' })).toBeVisible();
}

test('sayings are put to the test by runs in threads, while the page goes on', async ({ lab, page }) => {
  await openClaims(lab, page);
  const saying = page.getByRole('listitem').filter({ hasText: 'Communication grows exponentially' });
  await expect(saying).toContainText('Not yet measured');
  await lab.button('Measure').click();
  const progress = page.getByRole('progressbar', { name: 'Runs done' });
  await expect(progress).toBeVisible();
  // The longest a key press waited would tell of a page that froze.
  const slowest = await page.evaluate(async () => {
    let longest = 0;
    for (let i = 0; i < 20; i++) {
      const asked = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 20));
      longest = Math.max(longest, performance.now() - asked);
    }
    return longest;
  });
  expect(slowest).toBeLessThan(2000);
  await expect(lab.button('Measure again')).toBeVisible({ timeout: 50_000 });
  await expect(saying).toContainText('Does not hold');
  await expect(saying).toContainText(/exponent \d\.\d\d \(/);
  const here = page.getByRole('region', { name: 'What it costs here' });
  await expect(here.getByRole('heading', { name: 'Gossip', exact: true })).toBeVisible();
  await expect(here.getByRole('figure').first()).toContainText('n log n');
  expect(await findings(page)).toEqual([]);

  await page.getByText('The runs behind the sayings').click();
  await expect(page.getByRole('heading', { name: 'PBFT' })).toBeVisible();
  expect(await findings(page)).toEqual([]);

  // What was measured for a setting is there again when the panel opens anew.
  await lab.button('Close').click();
  await lab.button('Laboratory').click();
  await page.getByRole('button', { name: /^Claims/ }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Communication grows' })).toContainText(
    'Does not hold',
  );
});

test('a measurement can be cancelled, and what there is stays', async ({ lab, page }) => {
  await openClaims(lab, page);
  await page.getByLabel('Runs a size').selectOption('20');
  await lab.button('Measure').click();
  await expect(
    page.getByRole('region', { name: 'What it costs here' }).getByRole('figure').first(),
  ).toBeVisible();
  await lab.button('Cancel').click();
  await expect(page.getByText('Cancelled: what had been measured stays.')).toBeVisible();
  await expect(page.getByRole('figure').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing before anything is measured, ${theme}`, async ({ lab, page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await openClaims(lab, page);
    expect(await findings(page)).toEqual([]);
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('claims fit the width', async ({ lab, page }) => {
    await openClaims(lab, page);
    await page.getByLabel('Runs a size').selectOption('3');
    await lab.button('Measure').click();
    await expect(lab.button('Measure again')).toBeVisible({ timeout: 50_000 });
    const over = await page.getByRole('dialog').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
    expect(over).toBeLessThanOrEqual(0);
    expect(await findings(page)).toEqual([]);
  });
});
