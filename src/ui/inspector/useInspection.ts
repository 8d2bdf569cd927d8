import { useEffect, useState } from 'react';
import type { InspectionRow } from '../../engine/kernel/frame.ts';
import { controller, stores, useRun } from '../../store/index.ts';

/** While the film runs an inspection is asked for so often. */
const askEveryMs = 250;

/** What is known of what is looked at: null before the first answer. What is gone keeps the rows it had last. */
export interface Inspection {
  rows: readonly InspectionRow[];
  gone: boolean;
}

/** Keeps asking for rows while something is looked at, one question at a time. */
export function useInspection(what: { agent: number } | { message: number }): Inspection | null {
  const key = 'agent' in what ? `agent ${what.agent}` : `message ${what.message}`;
  const ready = useRun((run) => run.status === 'ready');
  const [known, setKnown] = useState<(Inspection & { key: string }) | null>(null);

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
      if (over) return;
      setKnown((before) => {
        const had = before?.key === key ? before.rows : [];
        return { key, rows: answer ?? had, gone: answer === null };
      });
    };
    void ask();
    const timer = setInterval(() => void ask(), askEveryMs);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [key, ready]);

  // The answer about what was looked at before is none about this.
  return known?.key === key ? known : null;
}
