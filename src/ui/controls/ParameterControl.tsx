import type { Param, Value } from '../../engine/catalog/params.ts';
import { NumberControl } from './NumberControl.tsx';
import { ChoiceControl, TextControl, ToggleControl } from './SmallControls.tsx';
import { TableControl } from './TableControl.tsx';

interface ParameterControlProps {
  param: Param;
  value: Value;
  onChange: (value: Value) => void;
}

/** The control that a parameter's declaration asks for. */
export function ParameterControl({ param, value, onChange }: ParameterControlProps) {
  const words = { label: param.label, help: param.help, live: param.live === true };
  switch (param.kind) {
    case 'number':
      return (
        <NumberControl
          {...words}
          range={param}
          unit={param.unit}
          value={typeof value === 'number' ? value : param.default}
          fallback={param.default}
          onChange={onChange}
        />
      );
    case 'choice':
      return (
        <ChoiceControl
          {...words}
          options={param.options}
          value={String(value)}
          fallback={param.default}
          onChange={onChange}
        />
      );
    case 'toggle':
      return <ToggleControl {...words} value={value === true} fallback={param.default} onChange={onChange} />;
    case 'text':
      return <TextControl {...words} param={param} value={String(value)} onChange={onChange} />;
    case 'table':
      return (
        <TableControl
          {...words}
          param={param}
          value={Array.isArray(value) ? value : param.default}
          onChange={onChange}
        />
      );
  }
}
