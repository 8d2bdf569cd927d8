import { expect, type Lab, test } from './lab.ts';

/** Opens a file with this text by the file dialog. */
async function open(lab: Lab, text: string, name: string): Promise<void> {
  const chooser = lab.page.waitForEvent('filechooser');
  await lab.button('Open and save').click();
  await lab.page.getByRole('button', { name: /From disk/ }).click();
  await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
}

const plans = JSON.stringify({
  instances: [
    {
      id: 'A',
      target: 'shelf',
      optimal_path: ['plank', 'plank', 'shelf'],
      num_distractors: 4,
      impossible: false,
    },
    { id: 'B', target: 'moon', optimal_path: null, num_distractors: 16, impossible: true },
  ],
});
const flow = JSON.stringify({
  name: 'three-jobs',
  workflow: {
    tasks: [
      { id: 'a', runtime: 3 },
      { id: 'b', parents: ['a'], runtime: 6 },
      { id: 'c', parents: ['a'], runtime: 9 },
    ],
  },
});
const shop = '# instance ft06, in part\n2 2\n0 3 1 2\n1 4 0 1\n';
const table = `length,width,plant\n${Array.from({ length: 30 }, (_, i) => `${i % 7},${(i * 3) % 5},${i % 2 ? 'rose' : 'oak'}`).join('\n')}\n`;

for (const [what, text, name, entry] of [
  ['PlanCraft tasks', plans, 'plans.json', 'From a file'],
  ['a WfCommons workflow', flow, 'flow.json', 'From a file'],
  ['a job shop', shop, 'shop.txt', 'Job shop'],
  ['a table of samples', table, 'plants.csv', 'A table'],
] as const) {
  test(`${what} becomes the work of the world, and time moves on it`, async ({ lab, page }) => {
    await lab.open();
    await open(lab, text, name);
    await expect(page.getByText(`Opened: ${name}`)).toBeVisible();
    await expect(page.getByRole('complementary', { name: 'Setting' })).toContainText(entry);
    await lab.expectTimeToMove();
  });
}

test('a task that nobody can begin stops the film, and the headline says why', async ({ lab, page }) => {
  await lab.open();
  await open(lab, '{"tasks": [{"name": "soup", "steps": [{"skill": 900}]}]}', 'soup.json');
  await expect(page.locator('.sentence-text')).toContainText('asks for skill 900');
  await expect(page.locator('.verdict')).toHaveText(/Failed/);
  await expect(lab.play).toBeVisible();
});

for (const [what, text, name, message] of [
  ['a shop cut in half', shop.slice(0, -5), 'shop.txt', /line 4: 2 numbers; expected 4/],
  [
    'a cyclic graph',
    '{"tasks": [{"steps": [{"needs": [1]}, {"needs": [0]}]}]}',
    'tasks.json',
    /steps 0, 1 need each other/,
  ],
  [
    'negative work',
    '{"tasks": [{"steps": [{"work": -1}]}]}',
    'tasks.json',
    /tasks\[0\]\.steps\[0\]\.work: -1/,
  ],
  ['a ragged table', `${table}1,2\n`, 'plants.csv', /line 32 has 2 cells; expected 3/],
  [
    'text among the numbers',
    `${table}tall,2,oak\n`,
    'plants.csv',
    /line 32, column "length": "tall"; expected a number/,
  ],
] as const) {
  test(`${what} is refused with its place, and the world stays`, async ({ lab, page }) => {
    await lab.open();
    await lab.stop();
    const before = await lab.time();
    await open(lab, text, name);
    await expect(page.getByText(message).first()).toBeVisible();
    expect(await lab.time()).toBe(before);
  });
}
