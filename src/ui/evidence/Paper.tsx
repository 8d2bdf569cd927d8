import { CircleCheck, CircleSlash2, Split } from 'lucide-react';
import { Calibration } from './Calibration.tsx';
import { OurLaws } from './OurLaws.tsx';
import { type PublishedClaim, publishedClaims } from './published.ts';
import './paper.css';

const marks: Record<PublishedClaim['borneOut'], { label: string; icon: typeof Split; truth: string }> = {
  yes: { label: 'Borne out', icon: CircleCheck, truth: 'holds' },
  partly: { label: 'In part', icon: Split, truth: 'depends' },
  no: { label: 'Not borne out', icon: CircleSlash2, truth: 'fails' },
};

/** What the paper behind this laboratory claims, whether its own data say so, and our mechanisms beside them. */
export function Paper() {
  return (
    <div className="paper">
      <p className="evidence-sum">
        <cite>Towards a Science of Scaling Agent Systems</cite>, Kim et al., arXiv:2512.08296 (v1 9 December
        2025, v2 17 December 2025, v3 8 April 2026).
      </p>
      <p className="note-line">
        Journal version: “Capable language models can outgrow the benefits of collaboration”, Nature Machine
        Intelligence 8(7), 1157–1172, 2026. The figures in this list are the paper’s and not ours; each is
        held against the success rates that its authors publish.
      </p>
      <section aria-labelledby="paper-claims">
        <h3 id="paper-claims">What it claims, and what its own data say</h3>
        <ul className="published">
          {publishedClaims.map(({ claim, version, borneOut, note }) => {
            const { label, icon: Icon, truth } = marks[borneOut];
            return (
              <li key={claim}>
                <p className="published-claim">
                  {claim} <span className="faint">{version}</span>
                </p>
                <p className="saying-verdict" data-truth={truth}>
                  <Icon size={15} strokeWidth={1.75} aria-hidden /> {label}
                </p>
                <p className="saying-text">{note}</p>
              </li>
            );
          })}
        </ul>
      </section>
      <OurLaws />
      <Calibration />
    </div>
  );
}
