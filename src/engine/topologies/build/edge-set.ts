/**
 * A set of undirected edges, for generators that must ask "is it there already": open addressing with linear probing,
 * two int32 a slot, deletion by moving back what follows (Knuth, The Art of Computer Programming 3, 6.4, algorithm R).
 */
export class EdgeSet {
  size = 0;
  /** Pairs (smaller + 1, larger); 0 marks an empty slot. */
  private slots: Int32Array;
  private mask: number;

  constructor(expected = 64) {
    let capacity = 64;
    while (capacity < expected * 2) capacity *= 2;
    this.slots = new Int32Array(capacity * 2);
    this.mask = capacity - 1;
  }

  has(a: number, b: number): boolean {
    return this.slots[2 * this.find(Math.min(a, b), Math.max(a, b))] !== 0;
  }

  /** False if the edge was there already. */
  add(a: number, b: number): boolean {
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    const slot = this.find(low, high);
    if (this.slots[2 * slot] !== 0) return false;
    this.slots[2 * slot] = low + 1;
    this.slots[2 * slot + 1] = high;
    if (++this.size * 2 > this.mask) this.grow();
    return true;
  }

  /** False if the edge was not there. */
  delete(a: number, b: number): boolean {
    let hole = this.find(Math.min(a, b), Math.max(a, b));
    if (this.slots[2 * hole] === 0) return false;
    this.size--;
    for (let slot = (hole + 1) & this.mask; this.slots[2 * slot] !== 0; slot = (slot + 1) & this.mask) {
      const home = this.home(this.slots[2 * slot] - 1, this.slots[2 * slot + 1]);
      // Move back only what would be cut off from its home by the hole.
      if (((slot - home) & this.mask) < ((slot - hole) & this.mask)) continue;
      this.slots[2 * hole] = this.slots[2 * slot];
      this.slots[2 * hole + 1] = this.slots[2 * slot + 1];
      hole = slot;
    }
    this.slots[2 * hole] = 0;
    return true;
  }

  /** The slot of an edge, or the empty slot where it belongs. */
  private find(low: number, high: number): number {
    let slot = this.home(low, high);
    while (this.slots[2 * slot] !== 0) {
      if (this.slots[2 * slot] === low + 1 && this.slots[2 * slot + 1] === high) return slot;
      slot = (slot + 1) & this.mask;
    }
    return slot;
  }

  private home(low: number, high: number): number {
    const mixed = Math.imul(Math.imul(low, 0x9e3779b1) ^ high, 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) & this.mask;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Int32Array(old.length * 2);
    this.mask = this.slots.length / 2 - 1;
    for (let i = 0; i < old.length; i += 2) {
      if (old[i] === 0) continue;
      const slot = this.find(old[i] - 1, old[i + 1]);
      this.slots[2 * slot] = old[i];
      this.slots[2 * slot + 1] = old[i + 1];
    }
  }
}
