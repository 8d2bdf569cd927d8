const doubles = new Float64Array(1);
const words = new Uint32Array(doubles.buffer);

/** A running 64-bit digest in two 32-bit lanes (multiply and rotate, after xxHash): order and every bit matter. */
export class Digest {
  private a = 0x9e3779b1 | 0;
  private b = 0x85ebca77 | 0;

  word(value: number): void {
    this.a = Math.imul((this.a ^ value) | 0, 0x85ebca6b);
    this.a = (this.a << 13) | (this.a >>> 19);
    this.b = (Math.imul((this.b + value) | 0, 0xc2b2ae35) + this.a) | 0;
    this.b = (this.b << 17) | (this.b >>> 15);
  }

  number(value: number): void {
    // Engines differ in the sign and payload bits of a NaN, which no program can see but here.
    if (value !== value) {
      this.word(0x7ff80000);
      return;
    }
    doubles[0] = value;
    this.word(words[0] | 0);
    this.word(words[1] | 0);
  }

  text(value: string): void {
    this.word(value.length);
    for (let i = 0; i < value.length; i++) this.word(value.charCodeAt(i));
  }

  /** Takes in plain data of any shape, Maps and Sets in their order of insertion. */
  data(value: unknown): void {
    if (typeof value === 'number') this.number(value);
    else if (typeof value === 'string') this.text(value);
    else if (typeof value !== 'object' || value === null) this.text(String(value));
    else if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      this.word(bytes.length);
      for (let i = 0; i < bytes.length; i++) this.word(bytes[i]);
    } else if (value instanceof Map) for (const entry of value) this.data(entry);
    else if (value instanceof Set) for (const entry of value) this.data(entry);
    else if (Array.isArray(value)) {
      this.word(value.length);
      for (const entry of value) this.data(entry);
    } else
      for (const key of Object.keys(value)) {
        this.text(key);
        this.data((value as Record<string, unknown>)[key]);
      }
  }

  save(): [number, number] {
    return [this.a, this.b];
  }

  load(saved: readonly [number, number]): void {
    [this.a, this.b] = saved;
  }

  /** 16 hexadecimal digits. */
  toString(): string {
    const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0');
    return hex(this.a) + hex(this.b);
  }
}
