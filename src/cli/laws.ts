import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { paperLaws } from '../lab/paperLaws.ts';

const HELP = `Measures in this engine what arXiv:2512.08296 says of turns, message density and errors.
  --json OUT   write it, e.g. to src/scenarios/paperLaws.json, which the page ships`;

const { values } = parseArgs({ options: { json: { type: 'string' }, help: { type: 'boolean' } } });

if (values.help) console.log(HELP);
else {
  const { turns, density, errors } = paperLaws();
  for (const { architecture, factor, exponent, r2 } of turns)
    console.log(`turns, ${architecture}: T = ${factor} (n + ½)^${exponent}, R² ${r2}`);
  console.log(
    `success = ${density.intercept} + ${density.slope} ln(density), R² ${density.r2}, ${density.teams} teams`,
  );
  for (const { architecture, task, trace } of errors)
    console.log(`errors, ${architecture}: ${task} × wrong answers, ${trace} carriers an error`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ turns, density, errors }, null, 2)}\n`);
}
