import type { SpeedUpFound } from '../../lab/learning/speedUp.ts';
import { paintSpeedUp } from '../../view/learning/speedUp.ts';
import { usePainted } from '../curves/usePainted.ts';
import { useTheme } from '../shared/useTheme.ts';

/** What it took to reach the level over the number of agents: every run a point, beside the ideal and the fitted law. */
export function SpeedUpChart({ found, sizes }: { found: SpeedUpFound; sizes: readonly number[] }) {
  const theme = useTheme();
  const { taken, speedUp } = found;
  const { exponent } = speedUp;
  const { canvas } = usePainted((context, { width, height }) => {
    const plot = {
      runs: taken.flatMap(({ n, costs }) => costs.map((cost) => [n, cost] as const)),
      medians: speedUp.points,
      law: exponent && { factor: exponent.factor, exponent: exponent.value },
      sizes,
    };
    paintSpeedUp(context, plot, width, height, theme);
  });
  return (
    <div className="learning-plot">
      <canvas ref={canvas} aria-hidden="true" />
    </div>
  );
}
