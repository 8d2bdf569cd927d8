import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, type Lab, test } from './lab.ts';

/** Many runs in software on shared cores; nothing asserts time. */
const long = { timeout: 120_000 };

async function openCompare(lab: Lab, page: Page) {
  await lab.open();
  await lab.stop();
  await lab.button('Laboratory').click();
  await page.getByRole('button', { name: /^Compare/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare' });
  await expect(dialog).toBeVisible();
  return dialog;
}

test('the switch of the duel reverses the winner, and the mechanism is named', async ({ lab, page }) => {
  test.setTimeout(180_000);
  const dialog = await openCompare(lab, page);
  await expect(dialog.getByRole('button', { name: 'Run the duel again' })).toBeVisible(long);
  await expect(dialog.getByText(/^The team wins/)).toBeVisible();
  await expect(dialog.getByText(/weighs most is checks by others: \+\d+ points \[/)).toBeVisible();
  // By keys alone.
  await dialog.getByRole('radio', { name: 'Independent parts' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByText(/^One agent wins/)).toBeVisible();
  await expect(dialog.getByText(/weighs most is budget: −\d+ points \[/)).toBeVisible();
  const { violations, passes } = await new AxeBuilder({ page }).analyze();
  expect(passes.length).toBeGreaterThan(15);
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('the runs can be cancelled, and what is known stays', async ({ lab, page }) => {
  const dialog = await openCompare(lab, page);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByText('Cancelled: what is known stays.')).toBeVisible();
});

test('all architectures are run on the same tasks, and each opens in the laboratory', async ({
  lab,
  page,
}) => {
  test.setTimeout(180_000);
  const dialog = await openCompare(lab, page);
  await dialog.getByRole('button', { name: 'Run all architectures' }).click();
  await expect(dialog.getByRole('button', { name: 'Run all architectures again' })).toBeVisible(long);
  await expect(dialog.getByRole('row', { name: /^Centralized team/ })).toContainText(/\d %/);
  const term = dialog.getByRole('button', { name: 'Overhead', exact: true });
  await term.focus();
  await expect(dialog.getByText(/Turns a task beyond those of the single agent/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog.getByText(/Turns a task beyond those of the single agent/)).toBeHidden();
  await dialog.getByRole('button', { name: 'Open in the laboratory: Centralized team' }).click();
  await expect(dialog).toBeHidden();
  await expect(lab.play.or(lab.pause)).toBeEnabled();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test('nothing runs out of the page', async ({ lab, page }) => {
    const dialog = await openCompare(lab, page);
    await expect(dialog.getByText(/^The team wins/)).toBeVisible(long);
    const over = await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(over).toBeLessThanOrEqual(0);
  });
});
