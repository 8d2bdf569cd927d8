/** The parts of the libraries raced against that are used; they are installed only for benchmarks. */
declare module 'flatqueue' {
  export default class FlatQueue<T> {
    length: number;
    push(item: T, priority: number): void;
    pop(): T | undefined;
    peekValue(): number | undefined;
  }
}

declare module 'agentscript/src/Model.js' {
  export default class Model {
    constructor(world?: object);
    turtles: {
      create(count: number): void;
      length: number;
      ask(action: (turtle: AgentscriptTurtle) => void): void;
      oneOf(): AgentscriptTurtle;
    };
    step(): void;
  }
  export interface AgentscriptTurtle {
    knows?: boolean;
    [property: string]: unknown;
  }
}
