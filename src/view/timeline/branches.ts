/** What the timeline needs to know of a course of events. */
export interface Course {
  id: number;
  parent: number | null;
  forkTime: number;
  furthest: number;
}

/** A course as a line: it leaves its parent's lane at `from` and runs on its own lane to `to`. */
export interface Lane {
  id: number;
  lane: number;
  parentLane: number;
  /** Simulated seconds. */
  from: number;
  to: number;
  /** The time up to which this line is part of the active course's past; -Infinity where it is none of it. */
  livedUntil: number;
}

/**
 * Lays the courses out as a tree of parallel lines: the first on lane 0, each other on the lowest lane above its parent's that is
 * free over its stretch of time. Courses whose parent is unknown count as first ones.
 */
export function layLanes(courses: readonly Course[], active: number): Lane[] {
  const byId = new Map<number, Lane>();
  const lanes: Lane[] = [];
  for (const { id, parent, forkTime, furthest } of courses) {
    const stem = parent === null ? undefined : byId.get(parent);
    const from = stem ? forkTime : 0;
    const to = Math.max(from, furthest);
    let lane = stem ? stem.lane + 1 : 0;
    while (lanes.some((other) => other.lane === lane && other.from <= to && other.to >= from)) lane += 1;
    const laid: Lane = {
      id,
      lane,
      parentLane: stem?.lane ?? lane,
      from,
      to,
      livedUntil: Number.NEGATIVE_INFINITY,
    };
    lanes.push(laid);
    byId.set(id, laid);
  }
  const parents = new Map(courses.map(({ id, parent }) => [id, parent]));
  const seen = new Set<number>();
  let until = Number.POSITIVE_INFINITY;
  for (let id: number | null = active; id !== null && !seen.has(id); id = parents.get(id) ?? null) {
    seen.add(id);
    const laid = byId.get(id);
    if (!laid) break;
    laid.livedUntil = Math.min(until, laid.to);
    until = laid.from;
  }
  return lanes;
}
