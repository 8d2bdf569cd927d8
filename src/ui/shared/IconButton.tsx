import type { LucideIcon } from 'lucide-react';

interface IconButtonProps {
  icon: LucideIcon;
  /** Says what it does; also the tooltip. */
  label: string;
  /** Keyboard shortcut, shown in the tooltip. */
  keys?: string;
  onClick: () => void;
  disabled?: boolean;
  pressed?: boolean;
  className?: string;
}

/** A button that is only a picture, with its name and shortcut said in words. */
export function IconButton({
  icon: Icon,
  label,
  keys,
  onClick,
  disabled,
  pressed,
  className = '',
}: IconButtonProps) {
  return (
    <button
      type="button"
      className={`icon-button ${className}`}
      aria-label={label}
      title={keys ? `${label} (${keys})` : label}
      aria-keyshortcuts={keys && keys.length === 1 ? keys : undefined}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon size={18} strokeWidth={1.75} aria-hidden />
    </button>
  );
}
