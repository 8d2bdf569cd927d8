/** STUB: being written by hand elsewhere; this is its contract. */
export declare class Chance {
  /** `count` independent sfc32 streams forked from (seed, label); stream 0 is selected. */
  constructor(seed: number, label: string, count?: number);
  /** 4 words a stream: the whole savable state. */
  words: Int32Array;
  /** Selects stream i and returns this, so that `chance.at(agent).below(k)` reads well. */
  at(i: number): this;
  uint32(): number;
  /** Uniform in [0, 1) with 53 bits. */
  uniform(): number;
  /** Integer in [0, bound), without modulo bias. */
  below(bound: number): number;
}
