import { expect, type Lab, test } from './lab.ts';

for (const [name, opens] of [
  ['the opening', (lab: Lab) => lab.openDuel()],
  ['one world', (lab: Lab) => lab.open()],
] as const)
  test(`nothing hangs over the right edge from 320 to 2,560 pixels: ${name}`, async ({ lab, page }) => {
    await opens(lab);
    const wide: string[] = [];
    for (const width of [
      320, 360, 390, 480, 600, 720, 768, 834, 900, 1024, 1180, 1280, 1440, 1680, 1920, 2560,
    ]) {
      await page.setViewportSize({ width, height: Math.max(568, Math.round(width * 0.6)) });
      await expect(lab.play.or(lab.pause)).toBeVisible();
      const over = await lab.overflow();
      if (over > 0) wide.push(`${width}: ${over} px`);
    }
    expect(wide).toEqual([]);
  });

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('graph, sentence, play and the agents dial fit without scrolling', async ({ lab, page }) => {
    await lab.open();
    for (const part of [
      page.getByRole('application').first(),
      page.locator('.sentence-text'),
      lab.play.or(lab.pause),
      page.getByLabel('Agents', { exact: true }).first(),
    ]) {
      const box = await part.boundingBox();
      expect(box).not.toBeNull();
      expect(box?.y ?? -1).toBeGreaterThanOrEqual(0);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844);
    }
    expect(await lab.overflow()).toBeLessThanOrEqual(0);
  });

  test('of the opening, both lanes with their scores, switch and play fit without scrolling', async ({
    lab,
    page,
  }) => {
    await lab.openDuel();
    for (const part of [
      page.getByRole('radio', { name: 'Step by step' }),
      lab.lane('One agent').locator('.lane-score'),
      lab.lane('A team of six').locator('.lane-graph'),
      lab.play.or(lab.pause),
    ]) {
      const box = await part.boundingBox();
      expect(box?.y ?? -1).toBeGreaterThanOrEqual(0);
      expect((box?.y ?? 900) + (box?.height ?? 0)).toBeLessThanOrEqual(844);
    }
    expect(await lab.overflow()).toBeLessThanOrEqual(0);
  });

  test('the dock leads to the account of why, its words whole and in one row', async ({ lab, page }) => {
    await lab.openDuel();
    const buttons = page.getByRole('navigation', { name: 'Panels' }).getByRole('button');
    await expect(buttons).toHaveText(['Setting', 'Curves', 'Why', 'Agents', 'Time']);
    const cut = await buttons.evaluateAll(
      (all) => all.filter((one) => one.scrollWidth > one.clientWidth).length,
    );
    expect(cut).toBe(0);
    expect(
      new Set(await buttons.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().y))).size,
    ).toBe(1);
    await buttons.nth(2).click();
    await expect(page.getByRole('dialog', { name: 'Why' })).toBeVisible();
  });

  test('what is touched is large enough for a finger', async ({ lab, page }) => {
    await lab.openDuel();
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, select, summary')]
        .filter((element) => element.checkVisibility())
        .map((element) => ({ box: element.getBoundingClientRect(), name: element.outerHTML.slice(0, 90) }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(({ box, name }) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${name}`),
    );
    expect(small).toEqual([]);
  });
});

test('the page holds at twice the size of text', async ({ lab, page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await lab.open();
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  expect(await lab.overflow()).toBeLessThanOrEqual(0);
});
