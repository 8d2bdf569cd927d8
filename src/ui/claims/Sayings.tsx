import { CircleCheck, CircleDashed, CircleSlash2, Split } from 'lucide-react';
import type { Measured } from '../../store/labCosts.ts';
import { sayings, type Truth } from '../../store/labSayings.ts';

const truths: Record<Truth, { label: string; icon: typeof Split }> = {
  holds: { label: 'Holds', icon: CircleCheck },
  fails: { label: 'Does not hold', icon: CircleSlash2 },
  depends: { label: 'It depends', icon: Split },
  open: { label: 'Not yet measured', icon: CircleDashed },
};

/** What people say, each with a verdict and its numbers. */
export function Sayings({ measured }: { measured: readonly Measured[] }) {
  return (
    <ul className="sayings">
      {sayings.map(({ id, words, judge }) => {
        const { truth, text } = measured.length > 0 ? judge(measured) : { truth: 'open' as const, text: '' };
        const { label, icon: Icon } = truths[truth];
        return (
          <li key={id} className="saying">
            <q>{words}</q>
            <p className="saying-verdict" data-truth={truth}>
              <Icon size={15} strokeWidth={1.75} aria-hidden /> {label}
            </p>
            {text && <p className="saying-text">{text}</p>}
          </li>
        );
      })}
    </ul>
  );
}
