import { findings } from './axe.ts';
import { expect, test } from './lab.ts';

test('the page opens on a duel whose one switch reverses the winner, by the scores', async ({
  lab,
  page,
}) => {
  test.setTimeout(180_000);
  await lab.openDuel();
  await expect(
    page.getByText(/Same 20 tasks of 12 steps · same seed \d+ · same budget of 50 turns a task/),
  ).toBeVisible();
  const both = async (): Promise<{ one: number; team: number }> => {
    // Until both have answered ten tasks and more: enough to see who is ahead.
    await expect
      .poll(async () => Math.min((await lab.score('One agent'))[1], (await lab.score('A team of six'))[1]), {
        timeout: 80_000,
      })
      .toBeGreaterThan(9);
    const share = async (name: string) => {
      const [right, answered] = await lab.score(name);
      return right / answered;
    };
    return { one: await share('One agent'), team: await share('A team of six') };
  };
  await expect(page.getByText(/^The team wins by \d+ points/)).toBeVisible();
  await expect(page.getByText(/95 % interval \d+ to \d+.*check each other/)).toBeVisible();
  const apart = await both();
  expect(apart.team).toBeGreaterThan(apart.one);
  await expect(lab.lane('A team of six').getByText(/leads|wins/)).toBeVisible();

  // By keys alone.
  await page.getByRole('radio', { name: 'Independent parts' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/^One agent wins by \d+ points/)).toBeVisible();
  await expect(page.getByText(/95 % interval \d+ to \d+.*budget/)).toBeVisible();
  const chained = await both();
  expect(chained.one).toBeGreaterThan(chained.team);
  await expect(lab.lane('One agent').getByText(/leads|wins/)).toBeVisible();
});

test('transport and time hold for all lanes, and a reload opens them again', async ({ lab, page }) => {
  await lab.openDuel();
  await expect.poll(async () => (await lab.score('A team of six'))[1]).toBeGreaterThan(1);
  await lab.stop();
  const stood = [await lab.score('One agent'), await lab.score('A team of six')];
  await lab.button('Step one event back').click();
  await lab.button('Step to the next event').click();
  expect([await lab.score('One agent'), await lab.score('A team of six')]).toEqual(stood);
  await lab.button('Restart, same seed').click();
  await expect.poll(() => lab.score('One agent')).toEqual([0, 0]);
  await expect.poll(() => page.url()).toContain('#');
  await page.reload();
  await expect(lab.lane('One agent')).toBeVisible();
  await expect(lab.lane('A team of six')).toBeVisible();
});

test('all architectures stand side by side, any of them can be the main one, and one run can be left alone', async ({
  lab,
  page,
}) => {
  await lab.openDuel();
  await lab.button('Side by side').click();
  await page.getByRole('button', { name: /^All architectures/ }).click();
  await expect(lab.lane('Centralized team')).toBeVisible();
  expect(await page.locator('.lane').count()).toBeGreaterThanOrEqual(7);
  await expect(page.locator('.lane-problem')).toHaveCount(0);
  await lab.stop();
  const stood = await lab.score('Hierarchy');
  const order = await page.locator('.lane-name').allTextContents();
  await lab.button('Show curves and agents of: Hierarchy').click();
  await expect(page.getByRole('region', { name: /^Hierarchy, the main run/ })).toBeVisible();
  await expect.poll(() => lab.score('Hierarchy')).toEqual(stood);
  expect(await page.locator('.lane-name').allTextContents()).toEqual(order);
  expect(await findings(page)).toEqual([]);

  await lab.button('Undo').click();
  await expect(page.getByRole('region', { name: /^Decentralized debate, the main run/ })).toBeVisible();
  await lab.button('Side by side').click();
  await page.getByRole('button', { name: /^One run only/ }).click();
  await expect(page.locator('.lane')).toHaveCount(0);
  await expect(lab.tally(/6 agents/)).toBeVisible();
});

test('protocols stand side by side on the same agents and links', async ({ lab, page }) => {
  await lab.open();
  await lab.button('Side by side').click();
  await page.getByRole('button', { name: /^Other protocols/ }).click();
  await expect(lab.lane('Flooding')).toBeVisible();
  await expect(lab.lane('Flooding').locator('.lane-measure').first()).toContainText(/\d/);
  await expect(page.locator('.lane-problem')).toHaveCount(0);
});

test('on a projector the legend is folded, so that it covers no agent of a lane', async ({ lab, page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await lab.openDuel();
  await expect(page.getByRole('button', { name: 'Legend' })).toHaveAttribute('aria-expanded', 'false');
});

test('a hand that does not fit a lane is told there', async ({ lab, page }) => {
  await lab.openDuel();
  await page.getByRole('application').first().focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await page.getByRole('menuitem', { name: /Crash/ }).click();
  await expect(lab.lane('One agent').getByText(/^There is no agent [1-5] here\.$/)).toBeVisible();
  // What was measured holds of runs that nobody has interfered with.
  await expect(page.getByText(/^When nobody interferes: the team wins by \d+ points/)).toBeVisible();
});

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing in the opening: ${theme}`, async ({ lab, page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await lab.openDuel();
    await expect.poll(async () => (await lab.score('A team of six'))[1]).toBeGreaterThan(2);
    await lab.stop();
    expect(await findings(page)).toEqual([]);
  });
