import { MOD_KEY } from '#ui/commands/mod-key.ts';

import { SHORTCUTS, type ShortcutId } from './shortcuts.ts';

const NAMES: Readonly<Record<string, string>> = { Enter: '⏎' };

export function KeyNames({ of }: { readonly of: ShortcutId }) {
  const shortcut = SHORTCUTS[of];
  const names = shortcut.keys.map((key) => NAMES[key] ?? ('mod' in shortcut ? key.toUpperCase() : key));
  return (
    <span className="inline-flex shrink-0 gap-1">
      {('mod' in shortcut ? [MOD_KEY, ...names] : names).map((name) => (
        <kbd
          key={name}
          className="min-w-6 rounded border border-line-strong bg-surface px-1.5 py-0.5 text-center text-xs text-ink"
        >
          {name}
        </kbd>
      ))}
    </span>
  );
}
