import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from '../chromium.mjs';

/** The built page, served with its headers, in a real Chromium. `npm test` finds or installs one first. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../output/browser',
  globalSetup: './server.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // Software drawing on two shared cores is slow; nothing asserts time, so these only end a hang.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  use: {
    viewport: { width: 1280, height: 800 },
    // The page speaks one language and no locale of the machine may show through.
    locale: 'en-GB',
    // A kept page would answer for the one that is tested; offline.spec.ts lets it.
    serviceWorkers: 'block',
    // A button that is not there fails its test soon, not at the end of its time.
    actionTimeout: 15_000,
    trace: 'off',
    video: 'off',
    launchOptions: { executablePath: findChromium() ?? undefined, args: chromiumFlags },
  },
});
