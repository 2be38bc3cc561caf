import { useState } from 'react';

import { readStored, writeStored } from '#ui/stored-json.ts';

const STORAGE_KEY = 'run-console.request-closed';

/** What the request panel shows; nothing but its tabs while it is closed. */
export type PanelView = 'request' | 'snippet' | 'link' | 'closed';

/** The view of the request panel; the browser remembers whether it is closed. */
export function useRequestPanel(): [PanelView, (view: PanelView) => void] {
  const [view, setView] = useState<PanelView>(() =>
    readStored(STORAGE_KEY) === true ? 'closed' : 'request',
  );
  return [
    view,
    (next) => {
      writeStored(STORAGE_KEY, next === 'closed');
      setView(next);
    },
  ];
}
