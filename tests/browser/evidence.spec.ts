import type { Page } from '@playwright/test';
import { findings } from './axe.ts';
import { expect, type Lab, test } from './lab.ts';

async function openEvidence(lab: Lab, page: Page): Promise<void> {
  await lab.open();
  await lab.button('Laboratory').click();
  await page.getByRole('button', { name: /^Evidence/ }).click();
  await expect(page.getByText(/published results and closed forms/)).toBeVisible();
}

test('the table says how many agree, filters, and tells each row in full', async ({ lab, page }) => {
  await openEvidence(lab, page);
  const dialog = page.getByRole('dialog');
  const families = await dialog.getByRole('heading', { level: 3 }).count();
  expect(families).toBeGreaterThan(2);
  await page.getByLabel('Search the rows').fill('SPR-push-n100-ET');
  await expect(page.locator('tr.row')).toHaveCount(1);
  const row = page.getByRole('row', { name: /SPR-push-n100-ET/ });
  await expect(row).toContainText('12.3045');
  await expect(row).toContainText('±');
  await lab.button('SPR-push-n100-ET').click();
  await expect(page.getByText('complete graph, one source', { exact: false })).toBeVisible();

  await page.getByLabel('Search the rows').fill('no such row');
  await expect(page.getByText('No row matches.')).toBeVisible();
  await lab.button('Show all rows').click();
  await expect(dialog.getByRole('heading', { level: 3 })).toHaveCount(families);

  await page.getByLabel('Family').selectOption({ label: 'Rumour mongering' });
  await expect(dialog.getByRole('heading', { level: 3 })).toHaveCount(1);
  await expect(page.locator('tr.row').nth(20)).toBeVisible();
  await page.getByLabel('Family').selectOption('');
  await page.getByRole('radio', { name: /Agrees/ }).check();
  await expect(page.locator('tr.row[data-verdict="pass"]').first()).toBeVisible();
  await expect(page.locator('tr.row:not([data-verdict="pass"])')).toHaveCount(0);
});

test('a row opens the run behind it in the laboratory', async ({ lab, page }) => {
  await openEvidence(lab, page);
  await page.getByLabel('Search the rows').fill('SPR-push-n100-ET');
  await lab.button('Open the run behind SPR-push-n100-ET').click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(lab.tally('100 agents')).toBeVisible();
  await expect(lab.button(/^Presets\. Now/)).toContainText('SPR-push-n100-ET');
  await lab.expectTimeToMove();
});

test('the paper’s claims stand as its own, with versions, beside our calibration', async ({ lab, page }) => {
  await openEvidence(lab, page);
  await page.getByRole('tab', { name: 'Results and closed forms' }).press('ArrowRight');
  const claim = page.getByRole('listitem').filter({ hasText: '17.2×' });
  await expect(claim).toContainText('Not borne out');
  await expect(claim).toContainText('v1, v2');
  await expect(page.getByText('13 of 13 agree')).toBeVisible();
  const row = page.getByRole('row', { name: /plancraft/ });
  await expect(row).toContainText('−70.0');
  expect(await findings(page)).toEqual([]);
});

test('a table that cannot be fetched says so, and is asked for again', async ({ lab, page, problems }) => {
  await lab.open();
  await page.route('**/evidence.json', (route) => route.fulfill({ status: 200, body: '{}' }));
  await lab.button('Laboratory').click();
  await page.getByRole('button', { name: /^Evidence/ }).click();
  await expect(page.getByRole('alert')).toContainText('evidence.json holds no list of rows');
  await page.unroute('**/evidence.json');
  await lab.button('Try again').click();
  await expect(page.getByText(/published results and closed forms/)).toBeVisible();
  expect(problems).toEqual([]);
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the table, ${theme}`, async ({ lab, page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await openEvidence(lab, page);
    await page.getByLabel('Search the rows').fill('n100');
    await page.locator('.row-fold').first().click();
    expect(await page.locator('tr.row').count()).toBeGreaterThan(3);
    expect(await findings(page)).toEqual([]);
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the table and the paper fit the width', async ({ lab, page }) => {
    await openEvidence(lab, page);
    const over = (): Promise<number> =>
      page.getByRole('dialog').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
    expect(await over()).toBeLessThanOrEqual(0);
    expect(await findings(page)).toEqual([]);
    await page.getByRole('tab', { name: /paper/ }).tap();
    await expect(page.getByText('13 of 13 agree')).toBeVisible();
    expect(await over()).toBeLessThanOrEqual(0);
    expect(await findings(page)).toEqual([]);
  });
});
