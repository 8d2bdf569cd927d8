import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { duelAnswers } from '../lab/duelAnswers.ts';

const HELP = `Works out what makes the difference in the duel that the page opens with.
  --json OUT   write it, e.g. to src/scenarios/duelAnswers.json, which the page ships`;

const { values } = parseArgs({ options: { json: { type: 'string' }, help: { type: 'boolean' } } });

if (values.help) console.log(HELP);
else {
  const answers = duelAnswers();
  for (const { position, single, team, difference, parts } of answers) {
    console.log(`${position}: one agent ${single.mean} %, team ${team.mean} %`);
    for (const { label, mean, low, high } of [{ label: 'difference', ...difference }, ...parts])
      console.log(`  ${label}: ${mean} [${low}, ${high}]`);
  }
  if (values.json) writeFileSync(values.json, `${JSON.stringify(answers, null, 2)}\n`);
}
