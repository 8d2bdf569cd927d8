import type { Verdict, WorldInfo } from '../../engine/kernel/frame.ts';
import type { Scenario } from '../../engine/scenario/scenario.ts';
import type { Histories } from '../../store/history.ts';
import { stores, useLanes, useRun } from '../../store/index.ts';
import type { Lane } from '../../store/lanes.ts';

/** One lane as it stands on screen; the main run is one of them. */
export interface Standing {
  label: string;
  /** Place among those beside the main run; -1 for the main run itself. */
  at: number;
  lane: Lane | null;
  info: WorldInfo | null;
  scenario: Scenario | null;
  histories: Histories;
  sentence: string;
  verdict: Verdict | null;
}

/** Whether anything runs beside the main run. */
export const useHasLanes = (): boolean => useLanes(({ lanes }) => lanes.length > 0);

/** All lanes in the order in which they stand, the main run among them. */
export function useStanding(): Standing[] {
  const { lanes, place, label } = useLanes((all) => all);
  const info = useRun((run) => run.info);
  const scenario = useRun((run) => run.scenario);
  const sentence = useRun((run) => run.sentence);
  const verdict = useRun((run) => run.verdict);
  const standing = lanes.map(
    (lane, at): Standing => ({
      ...{ label: lane.label, at, lane, info: lane.info, scenario: lane.scenario },
      ...{ histories: lane.histories, sentence: lane.sentence, verdict: lane.verdict },
    }),
  );
  const main = { label, at: -1, lane: null, info, scenario, histories: stores.histories, sentence, verdict };
  standing.splice(place, 0, main);
  return standing;
}
