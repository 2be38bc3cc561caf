import { YES_OR_NO } from '#core/stored/format.ts';
import { useState } from 'react';

import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedPanel = openEntry(STORED.requestClosed, YES_OR_NO);

/** What the panel that opens from Share shows. */
export type PanelView = 'link' | 'snippet' | 'request' | 'closed';

export type RequestPanelState = {
  readonly view: PanelView;
  readonly onView: (view: PanelView) => void;
};

/** The view of the panel; the browser remembers whether it is closed, as it is at first. */
export function useRequestPanel(): RequestPanelState {
  const [view, setView] = useState<PanelView>(() => (wasClosed() ? 'closed' : 'link'));
  return {
    view,
    onView: (next) => {
      storedPanel.write(next === 'closed');
      setView(next);
    },
  };
}

function wasClosed(): boolean {
  const stored = storedPanel.read();
  return !stored.ok || stored.value;
}
