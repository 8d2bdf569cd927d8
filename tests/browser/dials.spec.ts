import { expect, test } from './lab.ts';

test('the agents dial changes the world and leaves the rest as it was', async ({ lab, page }) => {
  await lab.open();
  await lab.typeAgents('75');
  await expect(lab.tally(/75 agents/)).toBeVisible();
  await lab.expectTimeToMove();
  await page.getByLabel('Agents', { exact: true }).first().press('ArrowRight');
  await expect(lab.tally(/75 agents/)).toBeHidden();
});

test('undo takes a change back, redo makes it again', async ({ lab }) => {
  await lab.open();
  await lab.typeAgents('64');
  await expect(lab.tally(/64 agents/)).toBeVisible();
  await lab.button('Undo').click();
  await expect(lab.tally(/40 agents/)).toBeVisible();
  await lab.button('Redo').click();
  await expect(lab.tally(/64 agents/)).toBeVisible();
});

test('a typed value out of range says what is expected and changes nothing', async ({ lab, page }) => {
  await lab.open();
  for (const wrong of ['0', '-3', 'many', '1e99', '']) {
    await lab.typeAgents(wrong);
    await expect(page.getByRole('alert').first()).toBeVisible();
    await expect(lab.tally(/40 agents/)).toBeVisible();
    await page.getByLabel('Agents, typed').first().press('Escape');
  }
});

test('each topology and each protocol can be chosen and runs', async ({ lab, page }) => {
  await lab.open();
  for (const name of ['Topology', 'Protocol']) {
    const select = page.getByRole('combobox', { name: new RegExp(name) }).first();
    const values = await select
      .locator('option')
      .evaluateAll((options) =>
        options.map((option) => (option as HTMLOptionElement).value).filter((value) => value !== ''),
      );
    expect(values.length).toBeGreaterThan(2);
    for (const value of values.slice(0, 30)) {
      await select.selectOption(value);
      await expect(select).toHaveValue(value);
      await expect(lab.play.or(lab.pause)).toBeEnabled();
    }
    await select.selectOption(values[0]);
  }
  await lab.expectTimeToMove();
});

test('every preset opens', async ({ lab, page }) => {
  test.slow();
  await lab.open();
  const menu = lab.button(/^Presets\. Now/);
  await menu.click();
  const items = page.locator('.preset-list button');
  const count = await items.count();
  expect(count).toBeGreaterThan(1);
  for (let i = 0; i < count; i++) {
    if (i > 0) await menu.click();
    const title = (await items.nth(i).locator('strong').textContent()) ?? '';
    await items.nth(i).click();
    await expect(menu).toHaveAccessibleName(`Presets. Now: ${title}`);
    await expect(lab.play.or(lab.pause)).toBeEnabled();
  }
});
