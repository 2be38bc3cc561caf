import { YES_OR_NO } from '#core/stored/format.ts';
import { useState } from 'react';

import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedPanel = openEntry(STORED.requestClosed, YES_OR_NO);

export type PanelView = 'link' | 'snippet' | 'request' | 'closed';

export type RequestPanelState = {
  readonly view: PanelView;
  readonly onView: (view: PanelView) => void;
  /** How often the panel was requested in this tab; each request moves the focus into it. */
  readonly focusRequests: number;
};

export function useRequestPanel(): RequestPanelState & { readonly ask: (view: PanelView) => void } {
  const [focusRequests, setFocusRequests] = useState(0);
  const [view, setView] = useState<PanelView>(() => (wasClosed() ? 'closed' : 'link'));
  const onView = (next: PanelView) => {
    storedPanel.write(next === 'closed');
    setView(next);
  };
  const ask = (next: PanelView) => {
    onView(next);
    setFocusRequests((count) => count + 1);
  };
  return { view, onView, focusRequests, ask };
}

function wasClosed(): boolean {
  const stored = storedPanel.read();
  return !stored.ok || stored.value;
}
