import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Lab, test } from './lab.ts';
import type { Page } from '@playwright/test';

const shipped = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../public/recordings/${name}.json`, import.meta.url)), 'utf8');

/** Drops a file with this text onto the page. */
async function drop(page: Page, text: string, name: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([contents, called]) => {
      const made = new DataTransfer();
      made.items.add(new File([contents], called, { type: 'application/json' }));
      return made;
    },
    [text, name] as const,
  );
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('.app', type, { dataTransfer: transfer });
}

async function expectRecording(lab: Lab, page: Page): Promise<void> {
  await expect(page.getByText(/A recording plays/).first()).toBeVisible();
  await expect(lab.tally(/40 agents/)).toBeHidden();
  await expect(page.locator('.sentence-text')).not.toHaveText('');
}

for (const title of ['Museum visitors', 'Bakery boxes']) {
  test(`the shipped recording opens from the menu: ${title}`, async ({ lab, page }) => {
    await lab.open();
    await lab.button('Open and save').click();
    await page.getByRole('button', { name: new RegExp(title) }).click();
    await expectRecording(lab, page);
    await expect(lab.play.or(lab.pause)).toBeEnabled();
  });
}

test('a recording opens from disk, by the file dialog', async ({ lab, page }) => {
  await lab.open();
  const chooser = page.waitForEvent('filechooser');
  await lab.button('Open and save').click();
  await page.getByRole('button', { name: /From disk/ }).click();
  await (await chooser).setFiles({
    name: 'museum.json',
    mimeType: 'application/json',
    buffer: Buffer.from(shipped('museum-visitors')),
  });
  await expectRecording(lab, page);
});

test('a recording opens by being dropped', async ({ lab, page }) => {
  await lab.open();
  await drop(page, shipped('bakery-boxes'), 'bakery.json');
  await expectRecording(lab, page);
});

test('a recording opens by being pasted, and a turned dial leaves it', async ({ lab, page }) => {
  await lab.open();
  await lab.button('Open and save').click();
  await page.getByRole('button', { name: /Paste/ }).click();
  await page.getByRole('dialog').getByLabel('Text').fill(shipped('museum-visitors'));
  await page.getByRole('dialog').getByRole('button', { name: 'Open' }).click();
  await expectRecording(lab, page);
  await lab.typeAgents('30');
  await expect(lab.tally(/30 agents/)).toBeVisible();
});

const bad: Record<string, string> = {
  'nothing at all': '',
  'text that is no JSON': 'Dear diary, today the agents',
  'JSON cut in half': shipped('museum-visitors').slice(0, 400),
  'JSON of something else': '{"temperature": 21}',
  'a number': '42',
  'a list of nothing': '[]',
  'a scenario with an unknown key': '{"version":1,"seed":1,"agents":5,"colour":"red"}',
  'markup where text should be': '{"history":"<img src=x onerror=alert(1)>"}',
};

for (const [what, text] of Object.entries(bad)) {
  test(`${what}: a message says what is wrong, and the work stays`, async ({ lab, page }) => {
    await lab.open();
    await lab.typeAgents('33');
    await expect(lab.tally(/33 agents/)).toBeVisible();
    await drop(page, text, 'file.json');
    await expect(page.locator('.toast, [role=alert]').first()).toBeVisible();
    await expect(lab.tally(/33 agents/)).toBeVisible();
    await lab.expectTimeToMove();
  });
}

test('a script in a recorded message is text and nothing else', async ({ lab, page }) => {
  const log = shipped('museum-visitors').replace(
    /"content":\s*"/,
    '$&<img src=x onerror=\\"document.title=1\\"><script>document.title=2</script>',
  );
  expect(log).not.toBe(shipped('museum-visitors'));
  await lab.open();
  await drop(page, log, 'museum.json');
  await expectRecording(lab, page);
  await expect(page).toHaveTitle(/Murmuration/);
  expect(await page.locator('main img, aside img').count()).toBe(0);
});

test('a simulated team of the same roles stands beside a recording, with both in numbers', async ({
  lab,
  page,
}) => {
  await lab.open();
  await lab.button('Open and save').click();
  await page.getByRole('button', { name: /Museum visitors/ }).click();
  await expect(page.getByText(/A recording plays/).first()).toBeVisible();
  await lab.button('Side by side').click();
  await page.getByRole('button', { name: /^A simulated team/ }).click();
  await expect(lab.lane('The recording')).toBeVisible();
  await expect(lab.lane('A simulated team of the same roles')).toContainText(/\d+ of \d+ right/);
  const numbers = page.getByRole('table', { name: /in numbers/ });
  await expect(numbers.getByRole('row', { name: /^Recorded/ })).toContainText('11');
  await expect(numbers.getByRole('row', { name: /^Simulated/ })).toContainText('at most 11');
  await lab.button('Side by side').click();
  await page.getByRole('button', { name: /^The recording only/ }).click();
  await expect(page.locator('.lane')).toHaveCount(0);
});
