import { useSyncExternalStore } from 'react';

import type { Unread } from '#core/stored/format.ts';
import { namesInBrowser } from '#browser/own-storage.ts';
import type { StoredEntries, StoredEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

import { onThreshold, storedThreshold } from './question/ask-threshold.ts';
import { onBudget, storedBudget } from './cost/budget/budget.ts';
import { onPrice, storedOwnPrices } from './cost/own-price.ts';
import { onCap, storedCaps } from './cost/own-cap.ts';

/** Why an amount that a person has set has no effect: what they are asked by, or a price; undefined where all of them can be read. */
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

/** As it is now: an amount that is set anew can be read. */
export const useUnreadAmount = (): Unread | undefined => useSyncExternalStore(subscribe, unreadAmount);
