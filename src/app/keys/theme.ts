import { PLAIN_TEXT } from '#core/stored/format.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedTheme = openEntry(STORED.theme, PLAIN_TEXT);

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

let chosen: Theme | undefined;

export function currentTheme(): Theme {
  const stored = storedTheme.read();
  return chosen ?? THEMES.find((theme) => stored.ok && theme === stored.value) ?? 'system';
}

export function chooseTheme(theme: Theme): void {
  chosen = theme;
  storedTheme.write(theme);
  applyTheme();
}

const darkSystem = () => window.matchMedia('(prefers-color-scheme: dark)');

function applyTheme(): void {
  const theme = currentTheme();
  const isDark = theme === 'dark' || (theme === 'system' && darkSystem().matches);
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
}

function takeFromOtherTab({ key }: StorageEvent): void {
  if (key !== STORED.theme.key) return;
  chosen = undefined;
  applyTheme();
}

/** Applies the theme, also on changes by the system or another tab. Returns the function that stops this. */
export function followTheme(): () => void {
  applyTheme();
  const system = darkSystem();
  system.addEventListener('change', applyTheme);
  window.addEventListener('storage', takeFromOtherTab);
  return () => {
    system.removeEventListener('change', applyTheme);
    window.removeEventListener('storage', takeFromOtherTab);
  };
}
