import { useEffect, useState } from 'react';
import type { InspectionRow } from '../../engine/kernel/frame.ts';
import { controller, stores, useRun } from '../../store/index.ts';

/** While the film runs an inspection is asked for so often. */
const askEveryMs = 250;

/** Keeps asking for rows while something is looked at, one question at a time; null before the first answer and once it is gone. */
export function useInspection(
  what: { agent: number } | { message: number },
): readonly InspectionRow[] | null {
  const [rows, setRows] = useState<readonly InspectionRow[] | null>(null);
  const ready = useRun((run) => run.status === 'ready');
  const key = 'agent' in what ? `agent ${what.agent}` : `message ${what.message}`;

  useEffect(() => {
    if (!ready) return;
    const [kind, number] = key.split(' ');
    let over = false;
    let asking = false;
    let shownAt = Number.NaN;
    const ask = async (): Promise<void> => {
      const { time, epoch } = stores.run.getState();
      const moment = time + epoch;
      if (asking || moment === shownAt) return;
      asking = true;
      shownAt = moment;
      const subject = Number(number);
      const answer =
        kind === 'agent' ? await controller().inspect(subject) : await controller().message(subject);
      asking = false;
      if (!over) setRows(answer);
    };
    void ask();
    const timer = setInterval(() => void ask(), askEveryMs);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [key, ready]);

  return rows;
}
