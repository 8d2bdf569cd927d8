import type { Scenario } from '../../engine/scenario/scenario.ts';
import { readJobShop } from '../../engine/tasks/read/jobShop.ts';
import type { Input } from './input.ts';

/** Least makespans known of classic shops: Jain & Meeran, European Journal of Operational Research 113, 1999, 390-434. */
const optima: Readonly<Record<string, number>> = {
  ...{ ft06: 55, ft10: 930, ft20: 1165 },
  ...{ la01: 666, la02: 655, la03: 597, la04: 590, la05: 593 },
  ...{ la06: 926, la07: 890, la08: 863, la09: 951, la10: 958 },
};

/** Comments, then two numbers in a line, then lines of numbers. */
const shape = /^(?:\s*#[^\n]*\n|\s*\n)*\s*\d+[ \t]+\d+[ \t]*\r?\n/;

/** A machine an agent, each taking the job with most work left. */
const usual: Omit<Scenario, 'agents'> = {
  version: 1,
  seed: 7,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.4 },
  protocol: { id: 'flooding' },
  environment: { id: 'job-shop' },
};

/** The classic instance that a file is, by its comment or its name; '' where it is none. */
function nameOf(text: string, name: string): string {
  const said = /instance\s+(\w+)/i.exec(text)?.[1] ?? name.replace(/\.\w+$/, '');
  return Object.hasOwn(optima, said.toLowerCase()) ? said.toLowerCase() : '';
}

/** A job shop in the standard text form; the known optimum is set where the instance is a classic. */
export const jobShop: Input = {
  id: 'job-shop',
  label: 'a job shop',
  means: ({ text, json }) => json === undefined && shape.test(text),
  scenario({ text, name }, present) {
    const shop = readJobShop(text);
    const classic = nameOf(text, name);
    const onScreen = present?.environment.id === 'job-shop' ? present : null;
    const { title: _, ...base } = onScreen ?? usual;
    return {
      ...base,
      title: classic || name,
      agents: shop.machines,
      environment: {
        ...base.environment,
        id: 'job-shop',
        shop: 'file',
        instance: text,
        optimum: classic ? (optima[classic] ?? 0) : 0,
      },
    };
  },
};
