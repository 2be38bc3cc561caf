import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { byServer } from '#api/client/server-clock.ts';

/** When this was first drawn, in ms since the epoch, by the platform's clock as far as an answer has told it until now. */
export function useOpenedAt(): number {
  const api = useApi();
  const [at] = useState(Date.now);
  return byServer(api, at);
}
