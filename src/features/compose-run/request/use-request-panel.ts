import { YES_OR_NO } from '#core/stored/format.ts';
import { useState } from 'react';

import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedPanel = openEntry(STORED.requestClosed, YES_OR_NO);

/** What the request panel shows; nothing but its tabs while it is closed. */
export type PanelView = 'request' | 'snippet' | 'link' | 'closed';

/** The view of the request panel; the browser remembers whether it is closed. */
export function useRequestPanel(): [PanelView, (view: PanelView) => void] {
  const [view, setView] = useState<PanelView>(() => {
    const stored = storedPanel.read();
    return stored.ok && stored.value ? 'closed' : 'request';
  });
  return [
    view,
    (next) => {
      storedPanel.write(next === 'closed');
      setView(next);
    },
  ];
}
