import { YES_OR_NO } from '#core/stored/format.ts';
import { useState } from 'react';

import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedPanel = openEntry(STORED.requestClosed, YES_OR_NO);
export const storedTall = openEntry(STORED.requestTall, YES_OR_NO);

/** What the request panel shows; nothing but its tabs while it is closed. */
export type PanelView = 'request' | 'snippet' | 'link' | 'closed';

/** What it shows, and whether it has the room of the run options. */
export type RequestPanelState = {
  readonly view: PanelView;
  readonly onView: (view: PanelView) => void;
  readonly isTall: boolean;
  readonly onTall: (isTall: boolean) => void;
  /** Gives the run options their room for now. */
  readonly makeRoom: () => void;
};

/** The view and the height of the request panel; the browser remembers whether it is closed, and whether it is tall. */
export function useRequestPanel(): RequestPanelState {
  const [view, setView] = useState<PanelView>(() => (isOn(storedPanel) ? 'closed' : 'request'));
  const [isTall, setTall] = useState(() => isOn(storedTall));
  return {
    view,
    onView: (next) => {
      storedPanel.write(next === 'closed');
      setView(next);
    },
    isTall: isTall && view !== 'closed',
    onTall: (next) => {
      storedTall.write(next);
      setTall(next);
    },
    makeRoom: () => setTall(false),
  };
}

function isOn(entry: typeof storedPanel): boolean {
  const stored = entry.read();
  return stored.ok && stored.value;
}
