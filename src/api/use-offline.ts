import { useSyncExternalStore } from 'react';

import { isSaidOffline } from './client/until-reachable.ts';

export function useOffline(): boolean {
  return useSyncExternalStore(subscribe, isSaidOffline);
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('online', onChange);
  window.addEventListener('offline', onChange);
  return () => {
    window.removeEventListener('online', onChange);
    window.removeEventListener('offline', onChange);
  };
}
