import { useEffect, useSyncExternalStore } from 'react';
import { useView } from '../../store/index.ts';
import { applyTheme, darkTheme, lightTheme, type Theme } from '../../view/theme.ts';

const preference = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

function subscribe(changed: () => void): () => void {
  const list = preference();
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
}

/** The theme that holds now: the person's choice, or the system's. */
export function useTheme(): Theme {
  const chosen = useView((view) => view.theme);
  const systemIsDark = useSyncExternalStore(subscribe, () => preference().matches);
  return (chosen === 'system' ? systemIsDark : chosen === 'dark') ? darkTheme : lightTheme;
}

/** Keeps the page's custom properties in step with the theme; used once, at the root. */
export function useThemeOnPage(): Theme {
  const theme = useTheme();
  useEffect(() => applyTheme(theme, document.documentElement), [theme]);
  return theme;
}
