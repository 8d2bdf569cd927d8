import type { Cost, CostId } from '../../store/labCosts.ts';
import { exponentText, lawName, weightText } from '../../store/labLaws.ts';
import { paintCost } from '../../view/claims/paint.ts';
import { costPicture } from '../../view/claims/picture.ts';
import { type Paint, usePainted } from '../curves/usePainted.ts';
import { useTheme } from '../shared/useTheme.ts';

interface CostPlotProps {
  id: CostId;
  label: string;
  cost: Cost;
  present: boolean;
  sizes: readonly [number, number];
  costs: readonly [number, number];
}

/** One cost over the number of agents: every run a point, and the law they follow. */
export function CostPlot({ label, cost, present, sizes, costs }: CostPlotProps) {
  const theme = useTheme();
  const { points, line } = cost;
  const paint: Paint = (context, box) => {
    const family = getComputedStyle(context.canvas).fontFamily;
    const wish = { points, curve: line?.curve ?? [], sizes, costs, present };
    paintCost(context, costPicture(wish, box), box, theme, family);
  };
  const { canvas } = usePainted(paint);
  return (
    <figure className="cost">
      <figcaption>
        <span className="cost-label">{label}</span>
        <strong className="cost-law">{line ? lawName(line) : 'too few runs to tell'}</strong>
        {line && (
          <span className="cost-numbers" title="Akaike weight of this law among those tried">
            {exponentText(line)}
            {line.name === line.best.law && `, weight ${weightText(line)}`}
          </span>
        )}
      </figcaption>
      <div className="cost-plot">
        <canvas ref={canvas} aria-hidden="true" />
      </div>
    </figure>
  );
}
