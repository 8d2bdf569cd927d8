import type { Page } from '@playwright/test';
import { findings } from './axe.ts';
import { expect, type Lab, test } from './lab.ts';

/** Three walkers in the textbook's maze; the wall is put up right beside the start. */
const maze = JSON.stringify({
  version: 1,
  title: 'Maze',
  seed: 5,
  agents: 3,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.3 },
  protocol: { id: 'broadcast' },
  environment: { id: 'grid-world', board: 'maze' },
  learner: { id: 'q-learning', roundSeconds: 0.25 },
});

const bandits = JSON.stringify({
  version: 1,
  title: 'Bandits',
  seed: 5,
  agents: 6,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.3 },
  protocol: { id: 'gossip' },
  environment: { id: 'bandit', arms: [[0.8, 0.4, 0.4]] },
  learner: { id: 'ucb1', shares: 'experience' },
});

async function paste(lab: Lab, page: Page, scenario: string): Promise<void> {
  await lab.open();
  await lab.button('Open and save').click();
  await page.getByRole('button', { name: /^Paste/ }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(scenario);
  await lab.button('Open').click();
}

const board = (page: Page) => page.getByRole('application', { name: /^Board of 9 by 6 cells/ });
const foot = (page: Page) => page.locator('.board-foot');

test('a world with a board opens on it, and the graph is one press away', async ({ lab, page }) => {
  await paste(lab, page, maze);
  await expect(board(page)).toBeVisible();
  await expect(page.locator('.stage-canvas').first()).toBeHidden();
  await lab.button('Graph').click();
  await expect(board(page)).toHaveCount(0);
  await expect(page.locator('.stage-canvas').first()).toBeVisible();
  await lab.button('Board').click();
  await expect(board(page)).toBeVisible();
  expect(await findings(page)).toEqual([]);
});

test('a wall is put up and taken down by hand, by mouse and by keys, as a command that undo takes back', async ({
  lab,
  page,
}) => {
  await paste(lab, page, maze);
  await expect(board(page)).toBeVisible();
  await lab.stop();
  // The cell right of the start: column 2, row 3.
  await board(page).focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
  await expect(foot(page)).toContainText('Column 2, row 3: floor.');
  await page.keyboard.press('Enter');
  await expect(foot(page)).toContainText('Column 2, row 3: wall.');
  await lab.button(/^Undo/).first().click();
  await expect(foot(page)).toContainText('Column 2, row 3: floor.');

  const box = await board(page).boundingBox();
  if (!box) throw new Error('the board has no place');
  const before = await board(page).screenshot();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(foot(page)).toContainText(/: wall\.$/);
  expect((await board(page).screenshot()).equals(before)).toBe(false);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(foot(page)).toContainText(/: floor\./);
});

test('other seeds draw bands behind the curves, and another axis keeps them', async ({ lab, page }) => {
  await paste(lab, page, bandits);
  await lab.stop();
  await lab.button('Repeat with 20 seeds').click();
  const words = page.locator('.chart-legend').filter({ hasText: '20 other seeds: median, 10–90 %' });
  await expect(words.first()).toBeVisible({ timeout: 40_000 });
  await page.locator('.curves-axis select').selectOption({ label: 'bytes sent' });
  await expect(words.first()).toBeVisible();
  await lab.button('Take bands away').click();
  await expect(words).toHaveCount(0);
});

test('each agent is a line or a row of a map', async ({ lab, page }) => {
  await paste(lab, page, bandits);
  await page.waitForTimeout(3000);
  await lab.stop();
  const spread = page.locator('.spread');
  await spread.scrollIntoViewIfNeeded();
  await expect(spread).toContainText('By agent');
  const lines = await spread.locator('canvas').screenshot();
  await spread.getByRole('button', { name: 'Map' }).click();
  await expect(spread).toContainText('Agents down, time across');
  expect((await spread.locator('canvas').screenshot()).equals(lines)).toBe(false);
});

test('learners are frozen and set free by a button, and reset', async ({ lab, page }) => {
  await paste(lab, page, bandits);
  await page.waitForTimeout(1500);
  await lab.stop();
  await page.getByRole('tab', { name: 'Agents' }).click();
  await page.locator('#agent-2').click();
  const card = page.getByRole('region', { name: /^Selected:/ });
  await card.getByRole('button', { name: 'Freeze' }).click();
  await expect(card.getByRole('button', { name: 'Learn again' })).toBeVisible();
  await card.getByRole('button', { name: 'Learn again' }).click();
  await expect(card.getByRole('button', { name: 'Freeze' })).toBeVisible();
  await card.getByRole('button', { name: 'Reset this agent' }).click();
  expect(await findings(page)).toEqual([]);
});

test('the speed-up curve says in a sentence how many agents halve the time', async ({ lab, page }) => {
  await paste(lab, page, bandits);
  await page.waitForTimeout(2500);
  await lab.stop();
  await lab.button('Laboratory').click();
  await page.getByRole('button', { name: /^Learning/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Learning' });
  await dialog.getByRole('combobox', { name: 'Measure' }).selectOption({ label: 'Best arm' });
  await dialog.getByLabel(/^Level/).fill('75');
  await dialog.getByLabel('within (s)').fill('200');
  await dialog.getByRole('button', { name: 'Measure', exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'Measure again' })).toBeVisible({ timeout: 50_000 });
  await expect(dialog.locator('.learning-sentence')).toContainText(/\.$/);
  await expect(dialog.getByRole('row')).toHaveCount(7);
  await dialog.getByRole('button', { name: 'Bytes' }).click();
  await expect(dialog.locator('.learning-sentence')).toContainText('bytes');
  expect(await findings(page)).toEqual([]);
});
