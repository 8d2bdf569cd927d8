import { adjacent, degree, type Graph, neighbour } from '../topologies/graph.ts';

/**
 * What hands and faults have done to links: cut (in one direction or both), slowed, or divided by a partition. The maps are empty in a
 * healthy network, and `touched` says so at the price of one comparison.
 */
export class Links {
  readonly graph: Graph;
  /** Factor on the delay by from × n + to; 0 is cut. */
  factors = new Map<number, number>();
  /** Side of each agent, or null: messages between sides are blocked. */
  sides: Int32Array | null = null;
  /** Where given, only messages from side a to side b with oneWay.has(a × 65536 + b) are blocked. */
  oneWay: Set<number> | null = null;
  touched = false;
  /** Hops from a source to all, forgotten when a link changes. */
  private hops = new Map<number, Uint16Array>();

  constructor(graph: Graph) {
    this.graph = graph;
  }

  blocked(from: number, to: number): boolean {
    if (this.sides !== null) {
      const a = this.sides[from];
      const b = this.sides[to];
      if (a !== b && (this.oneWay === null || this.oneWay.has(a * 65536 + b))) return true;
    }
    return this.factors.size > 0 && this.factors.get(from * this.graph.n + to) === 0;
  }

  factor(from: number, to: number): number {
    return this.factors.get(from * this.graph.n + to) ?? 1;
  }

  setFactor(from: number, to: number, factor: number): void {
    const key = from * this.graph.n + to;
    if (factor === 1) this.factors.delete(key);
    else this.factors.set(key, factor);
    this.changed();
  }

  partition(sides: Int32Array | null, oneWay: Set<number> | null = null): void {
    this.sides = sides;
    this.oneWay = oneWay;
    this.changed();
  }

  healAll(): void {
    this.factors.clear();
    this.partition(null);
  }

  private changed(): void {
    this.touched = this.factors.size > 0 || this.sides !== null;
    this.hops.clear();
  }

  /** Links on a shortest path of live links, 0 if there is none. */
  distance(from: number, to: number): number {
    if (!this.touched && adjacent(this.graph, from, to)) return 1;
    if (this.graph.complete) return this.blocked(from, to) ? 0 : 1;
    let row = this.hops.get(from);
    if (row === undefined) {
      row = this.search(from);
      this.hops.set(from, row);
    }
    return row[to];
  }

  private search(from: number): Uint16Array {
    const { graph } = this;
    const row = new Uint16Array(graph.n);
    const queue = [from];
    for (let head = 0; head < queue.length; head++) {
      const agent = queue[head];
      const count = degree(graph, agent);
      for (let k = 0; k < count; k++) {
        const next = neighbour(graph, agent, k);
        if (next === from || row[next] !== 0 || this.blocked(agent, next)) continue;
        row[next] = row[agent] + 1;
        queue.push(next);
      }
    }
    return row;
  }

  save(): Record<string, unknown> {
    return { factors: new Map(this.factors), sides: this.sides?.slice() ?? null, oneWay: this.oneWay && new Set(this.oneWay) };
  }

  load(saved: Record<string, unknown>): void {
    this.factors = new Map(saved.factors as Map<number, number>);
    this.partition(
      (saved.sides as Int32Array | null)?.slice() ?? null,
      saved.oneWay ? new Set(saved.oneWay as Set<number>) : null,
    );
  }
}
