import { allRows } from './rows.ts';

postMessage(allRows());
