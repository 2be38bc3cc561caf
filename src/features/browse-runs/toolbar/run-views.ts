import { useSyncExternalStore } from 'react';

import { isJsonArray, isJsonObject, type Json } from '#core/json/json.ts';
import { createListeners } from '#core/listeners.ts';
import { err, ok, type Result } from '#core/result.ts';
import { defineFormat, type Unread } from '#core/stored/format.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export type RunView = {
  readonly name: string;
  readonly query: string;
};

const VIEWS_FORMAT = defineFormat<readonly RunView[]>({
  read: readViews,
  write: (views) => views.map(({ name, query }) => ({ name, query })),
});

function readViews(stored: Json): Result<readonly RunView[], Unread> {
  if (!isJsonArray(stored)) return err('unreadable');
  return ok(
    stored.flatMap((view) => {
      if (!isJsonObject(view)) return [];
      const { name, query } = view;
      return typeof name === 'string' && name !== '' && typeof query === 'string' ? [{ name, query }] : [];
    }),
  );
}

export const storedRunViews = openEntry(STORED.runViews, VIEWS_FORMAT);

const { subscribe, notify } = createListeners();

const NONE: readonly RunView[] = [];
let seen: { readonly text: string | undefined; readonly views: readonly RunView[] } | undefined;

function runViews(): readonly RunView[] {
  const text = storedRunViews.text();
  if (seen?.text === text && seen) return seen.views;
  const read = storedRunViews.read();
  seen = { text, views: read.ok ? read.value : NONE };
  return seen.views;
}

export const useRunViews = (): readonly RunView[] => useSyncExternalStore(subscribe, runViews);

/** Saves a view, replacing one with the same name; false if the browser cannot store it. */
export function keepRunView(view: RunView): boolean {
  const others = runViews().filter(({ name }) => name !== view.name);
  const isSaved = storedRunViews.write([...others, view]);
  notify();
  return isSaved;
}

export function removeRunView(name: string): void {
  storedRunViews.write(runViews().filter((view) => view.name !== name));
  notify();
}
