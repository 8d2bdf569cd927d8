import { allRows } from './rows.ts';

process.stdout.write(JSON.stringify(allRows()));
