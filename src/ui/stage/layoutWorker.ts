import address from '../../view/layouts/worker.ts?worker&url';
import { startWorker } from '../shared/startWorker.ts';

/** The thread that lays large graphs out. */
export const layoutWorker = (): Worker => startWorker(address);
