import type { Host } from '../../kernel/host.ts';
import type { Channel, MetricInfo, Verdict } from '../../kernel/frame.ts';

/** What monitors say of others, counted, whatever detector they use. */
export interface Views {
  /** Monitors of each agent that suspect it now. */
  suspectedBy: Int32Array;
  /** Running monitors of each agent, kept by the detector. */
  downAt: Float64Array;
  noticedAt: Float64Array;
  suspicions: number;
  falseSuspicions: number;
  corrected: number;
  /** Seconds from crashes to the first suspicion, summed, and their number. */
  noticed: [number, number];
}

export const viewsOf = ({ n }: Host): Views => ({
  suspectedBy: new Int32Array(n),
  downAt: new Float64Array(n).fill(Infinity),
  noticedAt: new Float64Array(n).fill(Infinity),
  suspicions: 0,
  falseSuspicions: 0,
  corrected: 0,
  noticed: [0, 0],
});

export const viewChannel: Channel = {
  id: 'role',
  label: 'Seen by the others',
  categories: ['alive', 'falsely suspected', 'down, unnoticed', 'down and suspected'],
};

export const viewMetrics: readonly MetricInfo[] = [
  {
    id: 'false-suspicions',
    label: 'False suspicions',
    unit: '',
    help: 'Times a monitor began to suspect an agent that was running.',
    primary: true,
  },
  {
    id: 'detection',
    label: 'First detection',
    unit: 's',
    help: 'Mean time from a crash until the first monitor suspects it.',
    primary: true,
  },
  { id: 'suspicions', label: 'Suspicions', unit: '', help: 'Times a monitor began to suspect an agent.' },
  {
    id: 'corrected',
    label: 'Corrected',
    unit: '',
    help: 'Suspicions taken back because a heartbeat came after all.',
  },
];

/** A monitor begins to suspect a subject. `since`: when the rule had it so, if that was earlier than now. */
export function beginSuspicion(views: Views, host: Host, monitor: number, subject: number): void {
  views.suspectedBy[subject] += 1;
  views.suspicions += 1;
  if (host.alive[subject]) {
    views.falseSuspicions += 1;
    host.note('suspected', `Agent ${monitor} suspects agent ${subject}, which is running.`, subject, 'bad');
  } else if (views.noticedAt[subject] === Infinity) {
    views.noticedAt[subject] = host.now;
    views.noticed[0] += host.now - views.downAt[subject];
    views.noticed[1] += 1;
    host.note(
      'suspected',
      `Agent ${monitor} is the first to suspect agent ${subject}, which is down.`,
      subject,
    );
  }
}

export function endSuspicion(views: Views, subject: number, corrected: boolean): void {
  views.suspectedBy[subject] -= 1;
  if (corrected) views.corrected += 1;
}

export function wentDown(views: Views, host: Host, agent: number): void {
  views.downAt[agent] = host.now;
  views.noticedAt[agent] = Infinity;
}

export function cameBack(views: Views, agent: number): void {
  views.downAt[agent] = Infinity;
}

export function observeViews(views: Views, { alive, n }: Host, role: Float32Array): void {
  for (let agent = 0; agent < n; agent++)
    role[agent] = (alive[agent] ? 0 : 2) + (views.suspectedBy[agent] > 0 ? 1 : 0);
}

export function measureViews(views: Views, into: Float64Array): void {
  into[0] = views.falseSuspicions;
  into[1] = views.noticed[1] === 0 ? 0 : views.noticed[0] / views.noticed[1];
  into[2] = views.suspicions;
  into[3] = views.corrected;
}

export function sentenceOfViews(views: Views, { alive, n }: Host): string {
  let down = 0;
  let unnoticed = 0;
  let wronged = 0;
  for (let agent = 0; agent < n; agent++) {
    if (alive[agent]) wronged += views.suspectedBy[agent] > 0 ? 1 : 0;
    else {
      down += 1;
      unnoticed += views.suspectedBy[agent] === 0 ? 1 : 0;
    }
  }
  if (down === 0 && wronged === 0) return `All ${n} agents are running and trusted.`;
  const known =
    down === 0 ? '' : `${down} down, ${unnoticed === 0 ? 'all noticed' : `${unnoticed} not yet noticed`}`;
  const unjust = wronged === 0 ? '' : `${wronged} running but suspected`;
  return `${[known, unjust].filter((text) => text !== '').join('; ')}.`;
}

export function verdictOfViews(views: Views, { alive, n }: Host): Omit<Verdict, 'time'> | null {
  let down = 0;
  for (let agent = 0; agent < n; agent++) {
    if (alive[agent] && views.suspectedBy[agent] > 0) return null;
    if (!alive[agent] && views.suspectedBy[agent] === 0) return null;
    if (!alive[agent]) down += 1;
  }
  return down === 0 || down === n
    ? null
    : { state: 'converged', text: `Every crash is noticed (${down}), and nobody else is suspected.` };
}
