import { useEffect, useState } from 'react';

import { formatDuration } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

/** How long a synchronous start has been waiting, to the second. */
export function ElapsedTime({ since }: { readonly since: number }) {
  const t = useMessages();
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1_000);
    return () => window.clearInterval(timer);
  }, []);
  return t('start.waiting', { elapsed: formatDuration((now - since) / 1_000) });
}
