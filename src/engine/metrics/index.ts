import type { Metric } from './metric.ts';
import { alive } from './alive.ts';
import { bytes } from './bytes.ts';
import { delivered } from './delivered.ts';
import { dropped } from './dropped.ts';
import { flight } from './flight.ts';
import { redundancy } from './redundancy.ts';
import { sent } from './sent.ts';

export const metrics: readonly Metric[] = [flight, sent, alive, delivered, dropped, redundancy, bytes];
