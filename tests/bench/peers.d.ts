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

declare module 'force-graph' {
  export interface NodeObject {
    id?: string | number;
    x?: number;
    y?: number;
    fx?: number;
    fy?: number;
  }
  export interface LinkObject {
    source?: string | number | NodeObject;
    target?: string | number | NodeObject;
  }
  export default class ForceGraph {
    constructor(element: HTMLElement);
    width(pixels: number): this;
    height(pixels: number): this;
    graphData(data: { nodes: NodeObject[]; links: LinkObject[] }): this;
    cooldownTicks(count: number): this;
    autoPauseRedraw(pauses: boolean): this;
    nodeRelSize(size: number): this;
    nodeColor(colour: (node: NodeObject) => string): this;
    linkColor(colour: (link: LinkObject) => string): this;
    linkDirectionalParticles(count: (link: LinkObject) => number): this;
    linkDirectionalParticleSpeed(speed: number): this;
    linkDirectionalParticleWidth(width: number): this;
    zoom(factor: number): this;
  }
}
