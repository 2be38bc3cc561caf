import { useEffect, useEffectEvent } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { Floating } from '#ui/floating.tsx';
import { Notice } from '#ui/notice.tsx';

export type LinkCopiedProps = {
  /** What the link is of, and of how many runs. */
  readonly of: 'run' | 'batch' | 'collection';
  readonly count?: number | undefined;
  /** Given where it could not be copied: the link itself. */
  readonly failed: string | undefined;
  readonly onDismiss: () => void;
};

/** Milliseconds for which it is said. */
const SAID_FOR = 10_000;

/** What whoever is given a link sees. */
export function LinkCopied({ of, count = 1, failed, onDismiss }: LinkCopiedProps) {
  const t = useMessages();
  const dismiss = useEffectEvent(onDismiss);
  useEffect(() => {
    if (failed !== undefined) return undefined;
    const timer = window.setTimeout(() => dismiss(), SAID_FOR);
    return () => window.clearTimeout(timer);
  }, [failed]);
  return (
    <Floating>
      <Notice
        tone={failed === undefined ? 'good' : 'bad'}
        title={t(failed === undefined ? 'common.copied' : 'common.copyFailed')}
        onDismiss={onDismiss}
      >
        <p>{failed ?? t(`copied.${of}`, { count })}</p>
      </Notice>
    </Floating>
  );
}
