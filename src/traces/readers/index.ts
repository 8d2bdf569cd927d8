import type { Reader } from '../reader.ts';
import { captainAgent } from './captain-agent.ts';
import { magenticOne } from './magentic-one.ts';

/** Layouts of logs that can be read, tried in this order: the one with the more particular marks first. */
export const readers: readonly Reader[] = [captainAgent, magenticOne];
