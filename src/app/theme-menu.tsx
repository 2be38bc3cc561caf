import { Check, Monitor, Moon, Sun } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useEffect, useState } from 'react';

import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const LOOK: Record<Theme, { readonly icon: typeof Sun; readonly label: MessageKey }> = {
  system: { icon: Monitor, label: 'app.theme.system' },
  light: { icon: Sun, label: 'app.theme.light' },
  dark: { icon: Moon, label: 'app.theme.dark' },
};

/** Also read by public/theme.js, before the first paint. */
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

/** Light, dark, or as the system says. */
export function ThemeMenu() {
  const t = useMessages();
  const [theme, setTheme] = useTheme();
  const Icon = LOOK[theme].icon;
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        aria-label={t('app.theme')}
        className="flex size-7 items-center justify-center rounded-full border border-line text-muted hover:bg-sunken pointer-coarse:size-11"
      >
        <Icon size={14} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={6}
          className="z-30 min-w-40 rounded border border-line bg-surface p-1 shadow-lg"
        >
          <DropdownMenu.RadioGroup value={theme}>
            {THEMES.map((choice) => (
              <DropdownMenu.RadioItem
                key={choice}
                value={choice}
                onSelect={() => setTheme(choice)}
                className="flex min-h-8 items-center gap-2 rounded px-2 outline-none data-highlighted:bg-sunken pointer-coarse:min-h-11"
              >
                <span className="w-4">{choice === theme && <Check size={14} aria-hidden />}</span>
                {t(LOOK[choice].label)}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
