import type { ScreenName } from '#core/ids/screen-paths.ts';
import { YES_OR_NO } from '#core/stored/format.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';
import type { CommandId } from '#ui/commands/commands.ts';

export const storedShortcuts = openEntry(STORED.shortcutsOn, YES_OR_NO);

type ShortcutKeys = {
  readonly mod?: true;
  readonly keys: readonly string[];
  readonly on?: ScreenName;
};

export const SHORTCUTS = {
  start: { mod: true, keys: ['Enter'], on: 'compose' },
  presets: { mod: true, keys: ['s'], on: 'compose' },
  copyLink: { keys: ['c', 'l'], on: 'compose' },
  copyCurl: { keys: ['c', 'c'], on: 'compose' },
  find: { mod: true, keys: ['k'] },
  search: { keys: ['/'] },
  exportAgain: { keys: ['e'] },
  workers: { keys: ['g', 'w'] },
  runs: { keys: ['g', 'r'] },
  tasks: { keys: ['g', 't'] },
  spend: { keys: ['g', 's'] },
  shortcuts: { keys: ['?'] },
} satisfies Partial<Record<CommandId, ShortcutKeys>>;

export type ShortcutId = keyof typeof SHORTCUTS;

const ENTRIES = Object.entries(SHORTCUTS as Record<ShortcutId, ShortcutKeys>) as [ShortcutId, ShortcutKeys][]; // its own keys

export const SHORTCUT_IDS: readonly ShortcutId[] = ENTRIES.map(([id]) => id);

export function areShortcutsOn(): boolean {
  const stored = storedShortcuts.read();
  return !stored.ok || stored.value;
}

export function setShortcutsOn(on: boolean): void {
  storedShortcuts.write(on);
  showShortcuts(on);
}

export function showShortcuts(on: boolean): void {
  document.documentElement.toggleAttribute('data-no-shortcuts', !on);
}

export function isShortcutOf(id: ShortcutId, screen: ScreenName | undefined): boolean {
  const { on }: ShortcutKeys = SHORTCUTS[id];
  return on === undefined || on === screen;
}

export function modShortcut(key: string): ShortcutId | undefined {
  return ENTRIES.find(
    ([, { mod, keys }]) => mod && keys[0] === (key.length === 1 ? key.toLowerCase() : key),
  )?.[0];
}

export function plainShortcut(pressed: readonly string[]): ShortcutId | 'begun' | undefined {
  const fitting = ENTRIES.filter(([, { mod, keys }]) => !mod && pressed.every((key, at) => keys[at] === key));
  const whole = fitting.find(([, { keys }]) => keys.length === pressed.length);
  return whole?.[0] ?? (fitting.length > 0 ? 'begun' : undefined);
}
