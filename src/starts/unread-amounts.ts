import { useSyncExternalStore } from 'react';

import type { Unread } from '#core/stored/format.ts';
import { namesInBrowser } from '#browser/own-storage.ts';
import type { StoredEntries, StoredEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

import { onThreshold, storedThreshold } from './question/ask-threshold.ts';
import { onBudget, storedBudget } from './cost/budget/budget.ts';
import { onPrice, storedOwnPrices } from './cost/own-price.ts';
import { onCap, storedCaps } from './cost/own-cap.ts';

function unreadAmount(): Unread | undefined {
  const names = namesInBrowser();
  const ofEach = <T>({ key }: { readonly key: string }, entries: StoredEntries<T>) =>
    names.flatMap((name) => (name.startsWith(`${key}.`) ? [entries.of(name.slice(key.length + 1))] : []));
  const amounts: readonly Pick<StoredEntry<unknown>, 'read'>[] = [
    storedBudget,
    storedThreshold,
    ...ofEach(STORED.ownCap, storedCaps),
    ...ofEach(STORED.ownPrice, storedOwnPrices),
  ];
  return amounts.flatMap((amount) => {
    const stored = amount.read();
    return stored.ok || stored.error === 'none' ? [] : [stored.error];
  })[0];
}

function subscribe(listener: () => void): () => void {
  const ends = [onBudget, onThreshold, onCap, onPrice].map((on) => on(listener));
  return () => ends.forEach((end) => end());
}

export const useUnreadAmount = (): Unread | undefined => useSyncExternalStore(subscribe, unreadAmount);
