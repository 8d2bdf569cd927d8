import { useEffect, useState } from 'react';
import type { Account } from '../../engine/kernel/account.ts';
import { controller, stores, useRun } from '../../store/index.ts';

/** While the film runs the account is asked for so often. */
const askEveryMs = 400;

/** The team's account as the film goes on, one question at a time; null where no team works. */
export function useAccount(): Account | null {
  const ready = useRun((run) => run.status === 'ready');
  const epoch = useRun((run) => run.epoch);
  const [known, setKnown] = useState<{ epoch: number; account: Account | null } | null>(null);
  useEffect(() => {
    if (!ready) return;
    let over = false;
    let asking = false;
    let askedAt = Number.NaN;
    const ask = async (): Promise<void> => {
      const { time } = stores.run.getState();
      if (asking || time === askedAt) return;
      asking = true;
      askedAt = time;
      const account = await controller().account();
      asking = false;
      if (!over) setKnown({ epoch, account });
    };
    void ask();
    const timer = setInterval(() => void ask(), askEveryMs);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [ready, epoch]);
  // The account of the world before is none of this one.
  return known?.epoch === epoch ? known.account : null;
}
