import { useSyncExternalStore } from 'react';

import type { Unread } from '#core/stored/format.ts';
import { namesInBrowser } from '#browser/own-storage.ts';
import { STORED } from '#browser/stored/registry.ts';

import { onBudget, storedBudget } from './budget/budget.ts';
import { onCap, storedCaps } from './own-cap.ts';

/** Why a limit on spending that this browser keeps is not held; undefined where all of them can be read. */
function unreadLimit(): Unread | undefined {
  const caps = `${STORED.ownCap.key}.`;
  const limits = [
    storedBudget,
    ...namesInBrowser().flatMap((name) =>
      name.startsWith(caps) ? [storedCaps.of(name.slice(caps.length))] : [],
    ),
  ];
  return limits.flatMap((limit) => {
    const stored = limit.read();
    return stored.ok || stored.error === 'none' ? [] : [stored.error];
  })[0];
}

function subscribe(listener: () => void): () => void {
  const offBudget = onBudget(listener);
  const offCap = onCap(listener);
  return () => {
    offBudget();
    offCap();
  };
}

/** As it is now: a limit that is set anew can be read. */
export const useUnreadLimit = (): Unread | undefined => useSyncExternalStore(subscribe, unreadLimit);
