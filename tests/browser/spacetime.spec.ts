import { findings } from './axe.ts';
import { expect, test } from './lab.ts';

/** The run of a single fact, which ends with a verdict soon. */
const oneFact = JSON.stringify({
  version: 1,
  title: 'One fact',
  seed: 5,
  agents: 12,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.5 },
  protocol: { id: 'gossip' },
  environment: { id: 'facts', limit: 1 },
});

test('the space-time diagram stands under the graph while it is wanted, and costs nothing otherwise', async ({
  lab,
  page,
}) => {
  await lab.open();
  const diagram = page.getByRole('region', { name: 'Space-time diagram' });
  await expect(diagram).toHaveCount(0);
  await lab.button('Space-time diagram').click();
  await expect(diagram).toBeVisible();
  const box = await page.locator('.spacetime-panel').boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(300);
  await expect(page.locator('.stage')).toBeVisible();
  expect(await lab.overflow()).toBeLessThanOrEqual(0);
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('d');
  await expect(diagram).toHaveCount(0);
});

test('a message pressed in the diagram is selected, and its end is told once it is gone', async ({
  lab,
  page,
}) => {
  await lab.open();
  await lab.button('Space-time diagram').click();
  await page.waitForTimeout(4000);
  await lab.stop();
  const plot = page.locator('.spacetime-plot');
  const box = await plot.boundingBox();
  if (!box) throw new Error('the diagram has no place');
  const tip = page.locator('.spacetime-tip');
  // Arrows are thin: look for one along a line through the past.
  let found = false;
  for (let y = 20; y < box.height - 30 && !found; y += 6)
    for (let x = 90; x < box.width * 0.5 && !found; x += 12) {
      await page.mouse.move(box.x + x, box.y + y);
      found = (await tip.textContent())?.includes('arrived at') ?? false;
      if (found) await page.mouse.click(box.x + x, box.y + y);
    }
  expect(found).toBe(true);
  const card = page.getByRole('region', { name: /^Selected: Message/ });
  await expect(card).toContainText('Gone:');
  await expect(card).toContainText('arrived at');
});

test('a verdict tells why and since when, and leads to its moment', async ({ lab, page }) => {
  await lab.open();
  await lab.button('Open and save').click();
  await page.getByRole('button', { name: /^Paste/ }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(oneFact);
  await lab.button('Open').click();
  await page.keyboard.press('e');
  const verdict = lab.button(/^Verdict: Converged/);
  await expect(verdict).toBeVisible({ timeout: 40_000 });
  await verdict.click();
  await expect(page.getByText('All 12 agents know all 1 facts.').last()).toBeVisible();
  await expect(page.getByText(/By this event: Fact 1 is known to all/)).toBeVisible();
  expect(await findings(page)).toEqual([]);
  const since = await page.locator('.verdict-panel p').first().textContent();
  await lab.button('Go to that moment').click();
  await expect.poll(async () => since?.endsWith(await lab.time())).toBe(true);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the diagram is a sheet', async ({ lab, page }) => {
    await lab.open();
    await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Time' }).tap();
    await expect(page.getByRole('dialog', { name: 'Space and time' })).toBeVisible();
    const box = await page.locator('.spacetime-sheet').boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(300);
    expect(await lab.overflow()).toBeLessThanOrEqual(0);
    expect(await findings(page)).toEqual([]);
  });
});
