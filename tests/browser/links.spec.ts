import { expect, test } from './lab.ts';

test('a copied link opens the same moment: setting, seed, time and what was done by hand', async ({
  lab,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await lab.open();
  await lab.typeAgents('53');
  await expect(lab.tally(/53 agents/)).toBeVisible();
  await lab.expectTimeToMove();
  await lab.stop();
  await lab.button('Copy a link to this moment').click();
  const link = await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain('#')
    .then(() => page.evaluate(() => navigator.clipboard.readText()));
  const moment = { time: await lab.time(), sentence: await page.locator('.sentence-text').textContent() };
  await page.goto('about:blank');
  await page.goto(link);
  await expect(lab.tally(/53 agents/)).toBeVisible();
  await expect.poll(() => lab.time()).toBe(moment.time);
  await expect(page.locator('.sentence-text')).toHaveText(moment.sentence ?? '');
});

const broken = [
  '#nonsense',
  '#1.AAAA',
  '#%E0%A4%A',
  `#${'x'.repeat(20_000)}`,
  '#{"agents":40}',
  '#__proto__',
];

for (const hash of broken) {
  test(`a broken link says so and shows a world all the same: ${hash.slice(0, 16)}`, async ({
    lab,
    page,
  }) => {
    await page.goto(lab.address + hash);
    await expect(page.locator('.toast').first()).toBeVisible();
    await expect(lab.play.or(lab.pause)).toBeEnabled();
    await expect(lab.lane('A team of six')).toBeVisible();
  });
}

test('turning a dial writes the address and no history', async ({ lab, page }) => {
  await lab.open();
  const entries = await page.evaluate(() => history.length);
  for (const count of ['41', '42', '43']) {
    await lab.typeAgents(count);
    await expect(lab.tally(new RegExp(`${count} agents`))).toBeVisible();
  }
  await expect.poll(() => page.url()).toContain('#');
  expect(await page.evaluate(() => history.length)).toBe(entries);
});

test('a reload keeps the setting', async ({ lab, page }) => {
  await lab.open();
  await lab.typeAgents('47');
  await expect(lab.tally(/47 agents/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByLabel('Speed').focus();
  await page.keyboard.press('ArrowRight');
  const speed = (await page.locator('.speed-factor').textContent()) ?? '';
  expect(speed).not.toBe('×1');
  // The address follows a moment later: it is written once it stands still.
  await expect
    .poll(async () => {
      const before = page.url();
      await page.waitForTimeout(1500);
      return before.includes('#') && before === page.url();
    })
    .toBe(true);
  await page.reload();
  await expect(lab.tally(/47 agents/)).toBeVisible();
  await expect(page.locator('.speed-factor')).toHaveText(speed);
});
