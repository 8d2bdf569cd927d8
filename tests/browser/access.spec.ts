import type { Page } from '@playwright/test';
import { findings } from './axe.ts';
import { expect, type Lab, test } from './lab.ts';

/** Ways to a state of the page, from its opening. */
const states: Record<string, (lab: Lab, page: Page) => Promise<void>> = {
  'the guide': async () => {},
  running: (lab) => skip(lab),
  paused: async (lab) => {
    await skip(lab);
    await lab.stop();
  },
  'a menu': async (lab) => {
    await skip(lab);
    await lab.button('Open and save').click();
  },
  presets: async (lab) => {
    await skip(lab);
    await lab.button(/^Presets\. Now/).click();
  },
  shortcuts: async (lab, page) => {
    await skip(lab);
    await page.keyboard.press('?');
  },
  about: async (lab, page) => {
    await skip(lab);
    await lab.button('Help').click();
    await page.getByRole('button', { name: /About/ }).click();
  },
  pasting: async (lab, page) => {
    await skip(lab);
    await lab.button('Open and save').click();
    await page.getByRole('button', { name: /Paste/ }).click();
  },
  'an error': async (lab, page) => {
    await page.goto(`${lab.address}#nonsense`);
    await expect(page.locator('.toast').first()).toBeVisible();
  },
  'a wrong value': async (lab) => {
    await skip(lab);
    await lab.typeAgents('-1');
  },
  'a recording': async (lab, page) => {
    await skip(lab);
    await lab.button('Open and save').click();
    await page.getByRole('button', { name: /Museum visitors/ }).click();
    await expect(page.getByText(/A recording plays/).first()).toBeVisible();
  },
  'everything more': async (lab, page) => {
    await skip(lab);
    await lab.stop();
    for (const summary of await page.locator('summary').all()) await summary.click();
    for (const aid of await page.getByRole('button', { name: /^What is/ }).all()) await aid.click();
  },
};

async function skip(lab: Lab): Promise<void> {
  await lab.button('Skip').click();
}

for (const theme of ['light', 'dark'] as const) {
  for (const [state, reach] of Object.entries(states)) {
    test(`axe finds nothing: ${state}, ${theme}`, async ({ lab, page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.goto(lab.address);
      await expect(lab.play.or(lab.pause)).toBeEnabled();
      await reach(lab, page);
      expect(await findings(page)).toEqual([]);
    });
  }
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  for (const panel of [null, 'Setting', 'Curves', 'Agents']) {
    test(`axe finds nothing: ${panel ?? 'the page'}`, async ({ lab, page }) => {
      await lab.open();
      if (panel !== null) {
        await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: panel }).tap();
        await expect(page.getByRole('dialog')).toBeVisible();
      }
      expect(await findings(page)).toEqual([]);
    });
  }
});

test('with less motion wanted, nothing on the page is animated but what the film tells', async ({
  lab,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await lab.open();
  await lab.button('Help').click();
  const running = await page.evaluate(
    () =>
      document
        .getAnimations()
        .filter((animation) => Number(animation.effect?.getComputedTiming().duration ?? 0) > 100).length,
  );
  expect(running).toBe(0);
});
