import { test as base, expect, type Page } from '@playwright/test';
import { spread } from '../../src/scenarios/spread.ts';
import { encodeLink } from '../../src/store/link.ts';

export { expect };

/** Everything that must not happen on a page, however it is used. */
function watch(page: Page, address: string, problems: string[]): void {
  page.on('console', (message) => {
    // The tool's own word for what its configuration asks of it.
    if (message.text() === 'Service Worker registration blocked by Playwright') return;
    if (message.type() === 'error' || message.type() === 'warning')
      problems.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(data|blob|about):/.test(url)) problems.push(`request to ${url}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} for ${response.url()}`);
  });
}

/**
 * A page of the lab as a person meets it, on the build with its policy. Fails the test on any error or warning in the console, uncaught error,
 * request to another origin and report of the policy.
 */
export const test = base.extend<{ address: string; lab: Lab; problems: string[] }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern
  address: async ({}, use) => {
    await use(process.env.MURMURATION_ADDRESS ?? '');
  },
  // oxlint-disable-next-line no-empty-pattern -- as above
  problems: async ({}, use) => {
    const problems: string[] = [];
    await use(problems);
    expect(problems).toEqual([]);
  },
  lab: async ({ page, address, problems }, use) => {
    watch(page, address, problems);
    await page.exposeFunction('reportOfPolicy', (text: string) => problems.push(`policy: ${text}`));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        const { reportOfPolicy } = window as unknown as { reportOfPolicy: (text: string) => void };
        reportOfPolicy(`${violatedDirective} ${blockedURI}`);
      });
    });
    await use(new Lab(page, address));
  },
});

/** A link to a world of forty agents who gossip, in which most things can be tried. */
async function worldAtWork(): Promise<string> {
  const [{ scenario }] = spread;
  return `#${await encodeLink({ scenario, commands: [] })}`;
}

/** What a person does and sees, in their words. */
export class Lab {
  readonly page: Page;
  readonly address: string;

  constructor(page: Page, address: string) {
    this.page = page;
    this.address = address;
  }

  /** Opens the page by a link, without one that of a world of forty agents who gossip, and waits for the first picture. */
  async open(hash?: string): Promise<void> {
    await this.page.goto(this.address + (hash ?? (await worldAtWork())));
    await expect(this.play.or(this.pause)).toBeEnabled();
  }

  /** Opens the page as it opens by itself, on the duel. The opening's guide is skipped. */
  async openDuel(): Promise<void> {
    await this.page.goto(this.address);
    const skip = this.page.getByRole('button', { name: 'Skip' });
    await expect(this.play.or(this.pause)).toBeEnabled();
    await expect(this.lane('One agent')).toBeVisible();
    if (await skip.isVisible()) await skip.click();
  }

  /** A run among those side by side. */
  lane(name: string) {
    return this.page.getByRole('region', { name: new RegExp(`^${name}`) });
  }

  /** Right answers and answers of a lane so far. */
  async score(name: string): Promise<[right: number, answered: number]> {
    const text = (await this.lane(name).locator('.lane-score p').textContent()) ?? '';
    const [right = Number.NaN, answered = Number.NaN] = (text.match(/\d+/g) ?? []).map(Number);
    return [right, answered];
  }

  get play() {
    return this.page.getByRole('button', { name: 'Play', exact: true });
  }

  get pause() {
    return this.page.getByRole('button', { name: 'Pause', exact: true });
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  /** Stops the film, so that what is on screen stays. */
  async stop(): Promise<void> {
    if (await this.pause.isVisible()) await this.pause.click();
    await expect(this.play).toBeVisible();
  }

  /** The simulated time as it stands on the page. */
  async time(): Promise<string> {
    return (await this.page.locator('.time-now').textContent()) ?? '';
  }

  async expectTimeToMove(): Promise<void> {
    const before = await this.time();
    await expect.poll(() => this.time()).not.toBe(before);
  }

  /** Number of agents that the page says there are. */
  tally(text: string | RegExp) {
    return this.page.locator('.tally').filter({ hasText: text });
  }

  async typeAgents(count: string): Promise<void> {
    const field = this.page.getByLabel('Agents, typed').first();
    await field.fill(count);
    await field.press('Enter');
  }

  /** The dots of the stage as a number that changes when anything on it does. */
  async picture(): Promise<string> {
    const shot = await this.page.locator('.stage canvas').first().screenshot();
    let hash = 0;
    for (const byte of shot) hash = (Math.imul(hash, 31) + byte) | 0;
    return `${shot.length} ${hash}`;
  }

  /** How many pixels of the page lie beyond its right edge. */
  overflow(): Promise<number> {
    return this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  }
}
