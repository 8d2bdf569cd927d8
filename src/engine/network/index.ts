import { family } from '../catalog/entry.ts';
import { constant } from './latencies/constant.ts';
import { distance } from './latencies/distance.ts';
import { exponential } from './latencies/exponential.ts';
import { logNormal } from './latencies/logNormal.ts';
import { uniform } from './latencies/uniform.ts';
import type { Latency } from './latency.ts';

export const networks = family<Latency>('network', [constant, uniform, exponential, logNormal, distance]);
