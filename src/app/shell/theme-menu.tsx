import { PLAIN_TEXT } from '#core/stored/format.ts';
import { Monitor, Moon, Sun } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';

import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';
import { offerCommand } from '#ui/commands/commands.ts';
import { IconSelect } from '#ui/controls/choice/icon-select.tsx';

export const storedTheme = openEntry(STORED.theme, PLAIN_TEXT);

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const LOOK: Record<Theme, { readonly icon: typeof Sun; readonly label: MessageKey }> = {
  system: { icon: Monitor, label: 'app.theme.system' },
  light: { icon: Sun, label: 'app.theme.light' },
  dark: { icon: Moon, label: 'app.theme.dark' },
};

function chosenTheme(): Theme {
  const stored = storedTheme.read();
  return THEMES.find((theme) => stored.ok && theme === stored.value) ?? 'system';
}

function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(chosenTheme);
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
      // Where the storage is forbidden, the choice holds for this page.
      storedTheme.write(next);
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
