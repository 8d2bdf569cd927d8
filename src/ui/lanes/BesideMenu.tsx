import { Columns2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Offer } from '../../store/besideOffers.ts';
import { controller, useLanes, useRun } from '../../store/index.ts';
import { Menu } from '../shared/Menu.tsx';

/** What may stand beside a recording. */
function ForRecording({ close }: { close: () => void }) {
  const has = useLanes(({ lanes }) => lanes.length > 0);
  return (
    <ul className="menu-list">
      <li>
        <button
          type="button"
          className="menu-item"
          onClick={() => {
            close();
            controller().besideTeam(!has);
          }}
        >
          <strong>{has ? 'The recording only' : 'A simulated team of the same roles'}</strong>
          <span>
            {has
              ? 'It goes on alone, at this very moment.'
              : 'With the recording’s turns as budget, its rounds and its mean length of a turn; a turn is a second in both.'}
          </span>
        </button>
      </li>
    </ul>
  );
}

/** What may stand beside the present run; the catalog that knows it comes when the menu is opened. */
function Offers({ close }: { close: () => void }) {
  const scenario = useRun((run) => run.scenario);
  const has = useLanes(({ lanes }) => lanes.length > 0);
  const [offers, setOffers] = useState<readonly Offer[] | null>(null);
  useEffect(() => {
    let gone = false;
    void import('../../store/besideOffers.ts').then(({ besideOffers }) => {
      if (!gone) setOffers(scenario === null ? [] : besideOffers(scenario));
    });
    return () => {
      gone = true;
    };
  }, [scenario]);
  return (
    <ul className="menu-list">
      {offers?.map(({ title, sentence, beside }) => (
        <li key={title}>
          <button
            type="button"
            className="menu-item"
            onClick={() => {
              close();
              controller().setBeside(beside, title);
            }}
          >
            <strong>{title}</strong>
            <span>{sentence}</span>
          </button>
        </li>
      ))}
      {has && (
        <li>
          <button
            type="button"
            className="menu-item"
            onClick={() => {
              close();
              controller().setBeside(null, 'One run only');
            }}
          >
            <strong>One run only</strong>
            <span>The main run goes on alone, at this very moment.</span>
          </button>
        </li>
      )}
      {offers?.length === 0 && !has && (
        <li className="menu-none">Nothing here can be held against another.</li>
      )}
    </ul>
  );
}

/** Sets other runs beside this one, on the same clock. */
export function BesideMenu() {
  const recorded = useRun((run) => run.recording !== null);
  const ready = useRun((run) => run.info !== null);
  if (!ready) return null;
  return (
    <Menu
      className="button beside-button"
      align="end"
      label="Side by side"
      button={
        <>
          <Columns2 size={15} strokeWidth={1.75} aria-hidden /> <span>Side by side</span>
        </>
      }
    >
      {(close) => (recorded ? <ForRecording close={close} /> : <Offers close={close} />)}
    </Menu>
  );
}
