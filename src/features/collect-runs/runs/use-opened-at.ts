import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { byServer } from '#api/client/server-clock.ts';

/** When this first rendered, in ms since the epoch, by the platform's clock as last known. */
export function useOpenedAt(): number {
  const api = useApi();
  const [at] = useState(Date.now);
  return byServer(api, at);
}
