import { fileURLToPath } from 'node:url';
import { expect, test } from './lab.ts';

const screens = fileURLToPath(new URL('../output/screens/', import.meta.url));

/** Pictures for a person to look at, in tests/output/screens; what is asserted is that each state is reached. */
for (const theme of ['light', 'dark'] as const) {
  for (const [size, viewport] of Object.entries({
    desk: { width: 1440, height: 900 },
    tablet: { width: 834, height: 1112 },
    phone: { width: 390, height: 844 },
    small: { width: 320, height: 568 },
    wall: { width: 2560, height: 1440 },
  })) {
    test(`looks: ${size}, ${theme}`, async ({ lab, page }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme: theme });
      await lab.openDuel();
      await lab.expectTimeToMove();
      await page.waitForTimeout(3000);
      await page.screenshot({ path: `${screens}${size}-${theme}.png` });
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    });
  }
}
