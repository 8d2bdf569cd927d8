import { catalog } from '../../engine/catalog/catalog.ts';
import type { Choice } from '../../engine/scenario/scenario.ts';
import { controller, stores } from '../../store/index.ts';
import { withParameter } from '../../store/difference.ts';
import { type Family, valueOf } from './edits.ts';
import { ParameterControl } from './ParameterControl.tsx';

interface EntryParametersProps {
  family: Family;
  /** "protocol", or "faults.0" in a family that takes several. */
  path: string;
  choice: Choice;
  keys: readonly string[];
}

/** Controls for some parameters of a chosen entry. */
export function EntryParameters({ family, path, choice, keys }: EntryParametersProps) {
  const params = catalog[family].get(choice.id)?.params ?? {};
  return keys.map((key) => {
    const param = params[key];
    if (!param) return null;
    const at = `${path}.${key}`;
    return (
      <ParameterControl
        key={`${choice.id}.${key}`}
        param={param}
        value={valueOf(choice, key, param)}
        onChange={(value) => {
          const { scenario } = stores.choices.getState();
          controller().change(withParameter(scenario, at, value), { label: param.label, key: at });
        }}
      />
    );
  });
}
