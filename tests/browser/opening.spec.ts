import { expect, test } from './lab.ts';

test('a world at work: the picture moves, a sentence tells, curves grow', async ({ lab, page }) => {
  await lab.open();
  await expect(page).toHaveTitle(/Murmuration/);
  await expect(lab.pause).toBeVisible();
  await lab.expectTimeToMove();
  const first = await lab.picture();
  await expect.poll(() => lab.picture()).not.toBe(first);
  await expect(page.locator('.sentence-text')).toContainText(/\d/);
  await expect(lab.tally(/40 agents/)).toBeVisible();
});

test('works in a folder of any name', async ({ lab, page, address }) => {
  // Relative addresses only: a page that asked for /assets would fail its first request under another path.
  await lab.open();
  const asked = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(asked.length).toBeGreaterThan(0);
  const html = await (await page.request.get(address)).text();
  const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]);
  expect(addresses.length).toBeGreaterThan(1);
  expect(addresses.filter((path) => !path.startsWith('./'))).toEqual([]);
});

test('is served with a policy that lets nothing in, which also stands in the page', async ({
  lab,
  page,
  address,
}) => {
  const answer = await page.request.get(address);
  const header = answer.headers()['content-security-policy'] ?? '';
  expect(header).toContain("default-src 'none'");
  expect(header).toContain("require-trusted-types-for 'script'");
  expect(answer.headers()['x-content-type-options']).toBe('nosniff');
  await lab.open();
  const inPage = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(inPage).toBe(header);
});

test('the opening in three steps can be skipped and found again', async ({ lab, page }) => {
  await page.goto(lab.address);
  const guide = page.getByRole('complementary', { name: 'Opening in three steps' });
  await expect(guide).toBeVisible();
  await lab.button('Skip').click();
  await expect(guide).toBeHidden();
  await page.goto('about:blank');
  await page.goto(lab.address);
  await expect(lab.pause).toBeVisible();
  await expect(guide).toBeHidden();
  await lab.button('Help').click();
  await page.getByRole('button', { name: /Three steps/ }).click();
  await expect(guide).toBeVisible();
});

test('the opening goes on from predicting to turning to seeing', async ({ lab, page }) => {
  await page.goto(lab.address);
  await page.getByRole('button', { name: 'The team', exact: true }).click();
  await page.getByRole('button', { name: 'Turn it for me' }).click();
  await expect(page.getByRole('radio', { name: 'Step by step' })).toBeChecked();
  await expect(page.getByText(/You said: the team/)).toBeVisible();
  await page.getByRole('button', { name: 'Go on alone' }).click();
  await expect(page.getByRole('complementary', { name: 'Opening in three steps' })).toBeHidden();
});

test('play and pause: a paused picture stands, time and all', async ({ lab }) => {
  await lab.open();
  await lab.expectTimeToMove();
  await lab.stop();
  await expect.poll(async () => (await lab.time()) === (await lab.time())).toBe(true);
  const stood = await lab.time();
  await lab.button('Step to the next event').click();
  await expect.poll(() => lab.time()).not.toBe('');
  await lab.play.click();
  await expect.poll(() => lab.time()).not.toBe(stood);
});
