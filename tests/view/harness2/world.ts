import type { Frame, Note, WorldInfo } from '../../../src/engine/kernel/frame.ts';

/** A made-up world of gossip for looking at the views: not the engine, only something that moves like it. */
export function madeUpWorld(n: number, seed: number, until: number) {
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const informed = new Float32Array(n);
  const alive = new Uint8Array(n).fill(1);
  const messages: {
    id: number;
    from: number;
    to: number;
    sentAt: number;
    endedAt: number;
    kind: number;
    lost: number;
  }[] = [];
  const notes: Note[] = [];
  const rows: number[][] = [];
  const times: number[] = [];
  informed[0] = 1;
  const informedAt = new Array<number>(n).fill(Number.POSITIVE_INFINITY);
  informedAt[0] = 0;
  let id = 0;
  for (let time = 0; time <= until; time += 0.05) {
    for (const message of messages) {
      if (message.endedAt <= time && !message.lost && informedAt[message.to] > message.endedAt) {
        informedAt[message.to] = message.endedAt;
        informed[message.to] = 1;
        if (informed.every((known) => known === 1))
          notes.push({ time, kind: 'informed all', text: 'All know', tone: 'good' });
      }
    }
    for (let agent = 0; agent < n; agent += 1) {
      if (informed[agent] === 0 || random() > 0.09) continue;
      const to = Math.floor(random() * n);
      if (to === agent) continue;
      const lost = random() < 0.08 ? 1 : 0;
      id += 1;
      messages.push({
        id,
        from: agent,
        to,
        sentAt: time,
        endedAt: time + 0.3 + 0.5 * random(),
        kind: random() < 0.2 ? 1 : 0,
        lost,
      });
    }
    const flying = messages.filter((message) => message.sentAt <= time && message.endedAt > time).length;
    const known = informed.reduce((sum, one) => sum + one, 0);
    times.push(time);
    rows.push([
      known,
      flying,
      messages.length,
      n,
      messages.length / Math.max(1, known),
      time < 1 ? Number.NaN : flying / n,
    ]);
  }
  notes.push({ time: until * 0.35, kind: 'crash', text: 'Agent 3 crashed', agent: 3, tone: 'bad' });
  notes.push({ time: until * 0.55, kind: 'restart', text: 'Agent 3 restarted', agent: 3, tone: 'neutral' });
  notes.push({ time: until * 0.2, kind: 'set', text: 'Fanout set to 2', tone: 'command' });
  notes.push({ time: until * 0.7, kind: 'elected', text: 'Agent 5 elected', agent: 5, tone: 'good' });
  notes.sort((a, b) => a.time - b.time);
  const info: WorldInfo = {
    title: 'Gossip',
    n,
    channels: [{ id: 'knows', label: 'Knows', categories: ['no', 'yes'] }],
    messageKinds: [
      { id: 'news', label: 'News', glyph: 'payload' },
      { id: 'ask', label: 'Question', glyph: 'request' },
    ],
    metrics: [
      {
        id: 'informed',
        label: 'Agents that know',
        unit: 'agents',
        help: 'Agents that have heard the news.',
        primary: true,
        theory: {
          label: 'logistic',
          points: Array.from({ length: 60 }, (_, i) => {
            const time = (i / 59) * until;
            return [time, n / (1 + (n - 1) * Math.exp(-1.8 * time))] as const;
          }),
        },
      },
      {
        id: 'flight',
        label: 'Messages in flight',
        unit: 'messages',
        help: 'Sent and not yet ended.',
        primary: true,
      },
      { id: 'sent', label: 'Messages sent', unit: 'messages', help: 'All so far.', primary: true },
      { id: 'alive', label: 'Agents alive', unit: 'agents', help: 'Not crashed.', primary: true },
      {
        id: 'cost',
        label: 'Messages per informed agent',
        unit: '',
        help: 'Messages sent divided by agents that know.',
      },
      {
        id: 'load',
        label: 'Load',
        unit: '%',
        help: 'Messages in flight an agent; not known in the first second.',
      },
    ],
    edges: { version: 1, from: new Int32Array(0), to: new Int32Array(0), total: 0 },
    roundSeconds: 0,
    paceSeconds: 1,
    endSeconds: null,
    warnings: [],
    actions: ['crash'],
  };
  const frameAt = (time: number, since: number): Frame => {
    const flying = messages.filter((message) => message.sentAt <= time && message.endedAt > time);
    const ended = messages.filter((message) => message.endedAt > since && message.endedAt <= time);
    const first = times.findIndex((at) => at > since);
    const chosen = times
      .map((_, i) => i)
      .filter((i) => i >= Math.max(0, first) && times[i] <= time && times[i] > since);
    const crashed = time > until * 0.35 && time < until * 0.55;
    return {
      time,
      events: 0,
      alive: alive.map((_, agent) => (agent === 3 && crashed ? 0 : 1)),
      channels: [Float32Array.from(informedAt, (at) => (at <= time ? 1 : 0))],
      messages: {
        count: flying.length,
        total: flying.length,
        id: Float64Array.from(flying, (message) => message.id),
        from: Int32Array.from(flying, (message) => message.from),
        to: Int32Array.from(flying, (message) => message.to),
        progress: Float32Array.from(flying, ({ sentAt, endedAt }) => (time - sentAt) / (endedAt - sentAt)),
        kind: Uint8Array.from(flying, (message) => message.kind),
        lost: Uint8Array.from(flying, (message) => message.lost),
        sentAt: Float64Array.from(flying, (message) => message.sentAt),
      },
      arrivals: {
        count: ended.length,
        total: ended.length,
        id: Float64Array.from(ended, (message) => message.id),
        from: Int32Array.from(ended, (message) => message.from),
        to: Int32Array.from(ended, (message) => message.to),
        sentAt: Float64Array.from(ended, (message) => message.sentAt),
        endedAt: Float64Array.from(ended, (message) => message.endedAt),
        kind: Uint8Array.from(ended, (message) => message.kind),
        lost: Uint8Array.from(ended, (message) => message.lost),
      },
      edges: null,
      links: new Float64Array(0),
      samples: {
        times: Float64Array.from(chosen, (i) => times[i]),
        values: Float64Array.from(chosen.flatMap((i) => rows[i])),
        metrics: rows[0].length,
      },
      notes: notes.filter((note) => note.time > since && note.time <= time),
      sentence: '',
      verdict: { state: 'running', text: '', time },
      digest: null,
    };
  };
  return { info, frameAt };
}
