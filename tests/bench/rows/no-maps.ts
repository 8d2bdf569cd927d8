/** Stands in for agentscript's maps, which it loads from its site: the benchmark has none. */
export default class {}
