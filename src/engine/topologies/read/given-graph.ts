/** A graph as a text gives it: agents by number, with what the text says of them. */
export interface GivenGraph {
  names: string[];
  sources: number[];
  targets: number[];
  /** Two numbers an agent in the text's own units, y downwards, if every agent has a place. */
  positions: number[] | null;
  /** A number for each agent's group, if every agent has one. */
  groups: number[] | null;
  warnings: string[];
}

/** Numbers names in order of appearance. */
export class Names {
  readonly list: string[] = [];
  private readonly numbers = new Map<string, number>();

  /** The number of a name, new or known. */
  of(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.list.length);
    return this.list.push(name) - 1;
  }

  /** The number of a known name, or -1. */
  find(name: string): number {
    return this.numbers.get(name) ?? -1;
  }
}

/** What came, short enough for a message. */
export const quoted = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text);
