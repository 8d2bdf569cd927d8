import type { Note } from '../../engine/kernel/frame.ts';

/** A stretch of simulated time, in seconds, over which an agent was down; `to` is Infinity while it lasts. */
export interface Outage {
  agent: number;
  from: number;
  to: number;
}

/** Watches who is alive from frame to frame. */
export class Lives {
  private before: Uint8Array | null = null;
  private outages: Outage[] = [];
  private time = Number.NEGATIVE_INFINITY;

  /** A crash between two frames stands at its note where there is one, otherwise at the later frame. */
  watch(alive: Uint8Array, time: number, notes: readonly Note[]): void {
    if (time < this.time || this.before?.length !== alive.length) this.rewind(time);
    for (let agent = 0; agent < alive.length; agent += 1) {
      const wasAlive = this.before === null ? 1 : this.before[agent];
      if (alive[agent] === wasAlive) continue;
      const note = notes.find((one) => one.agent === agent && one.time > this.time && one.time <= time);
      const at = note?.time ?? time;
      if (alive[agent] === 0) this.outages.push({ agent, from: at, to: Number.POSITIVE_INFINITY });
      else this.end(agent, at);
    }
    this.before = alive.slice();
    this.time = time;
  }

  of(agent: number): Outage[] {
    return this.outages.filter((outage) => outage.agent === agent);
  }

  clear(): void {
    this.before = null;
    this.outages = [];
    this.time = Number.NEGATIVE_INFINITY;
  }

  private end(agent: number, time: number): void {
    const last = this.outages.findLast((outage) => outage.agent === agent);
    if (last) last.to = time;
  }

  /** Back to a time: outages that begin later have not happened, those that end later still last. */
  private rewind(time: number): void {
    this.outages = this.outages
      .filter((outage) => outage.from <= time)
      .map((outage) => (outage.to > time ? { ...outage, to: Number.POSITIVE_INFINITY } : outage));
    if (this.before === null) return;
    this.before.fill(1);
    for (const { agent, to } of this.outages) if (to === Number.POSITIVE_INFINITY) this.before[agent] = 0;
  }
}
