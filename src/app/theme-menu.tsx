import { Monitor, Moon, Sun } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';

import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';
import { offerCommand } from '#ui/commands/commands.ts';
import { IconSelect } from '#ui/icon-select.tsx';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const LOOK: Record<Theme, { readonly icon: typeof Sun; readonly label: MessageKey }> = {
  system: { icon: Monitor, label: 'app.theme.system' },
  light: { icon: Sun, label: 'app.theme.light' },
  dark: { icon: Moon, label: 'app.theme.dark' },
};

/** Also read by public/start.js, before the first paint. */
const STORAGE_KEY = 'run-console.theme';

function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return THEMES.find((theme) => theme === stored) ?? 'system';
  } catch {
    return 'system';
  }
}

function storeTheme(theme: Theme): void {
  try {
    localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    // A forbidden storage: the choice holds for this page.
  }
}

function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(storedTheme);
  useEffect(() => {
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      const dark = theme === 'dark' || (theme === 'system' && system.matches);
      document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
    };
    apply();
    system.addEventListener('change', apply);
    return () => system.removeEventListener('change', apply);
  }, [theme]);
  return [
    theme,
    (next) => {
      storeTheme(next);
      setTheme(next);
    },
  ];
}

/** Light, dark, or as the system says: a native choice behind an icon. */
export function ThemeMenu() {
  const t = useMessages();
  const [theme, setTheme] = useTheme();
  const choose = useEffectEvent(setTheme);
  useEffect(() => {
    const offers = THEMES.map((choice) => offerCommand(`theme.${choice}`, () => choose(choice)));
    return () => offers.forEach((takeBack) => takeBack());
  }, []);
  return (
    <IconSelect
      icon={LOOK[theme].icon}
      label={t('app.theme')}
      value={theme}
      onChange={({ target }) => setTheme(THEMES.find((choice) => choice === target.value) ?? 'system')}
    >
      {THEMES.map((choice) => (
        <option key={choice} value={choice}>
          {t(LOOK[choice].label)}
        </option>
      ))}
    </IconSelect>
  );
}
