import { type ComponentType, useEffect, useState } from 'react';
import { useLocation } from 'wouter';

import { JOURNAL_ENTRY } from '#core/journal/journal-entry.ts';
import { tabStorage } from '#browser/own-storage.ts';

import { START_NEWS } from './screens.ts';

/** What became of starts whose screen was left. Loaded once there can be any: the first screen is drawn without. */
export function LaterNews() {
  const [path] = useLocation();
  const [firstPath] = useState(path);
  const [News, setNews] = useState<ComponentType>();
  const wanted = path !== firstPath || hasJournal();
  useEffect(() => {
    // eslint-disable-next-line react-you-might-not-need-an-effect/no-event-handler -- no event: the address, or the storage
    if (!wanted) return;
    START_NEWS.load().then(
      (loaded) => setNews(() => loaded),
      // Without its code it cannot be told here; the screen of the start still tells.
      () => undefined,
    );
  }, [wanted]);
  return News ? <News /> : null;
}

function hasJournal(): boolean {
  try {
    return tabStorage().getItem(JOURNAL_ENTRY) !== null;
  } catch {
    return false;
  }
}
