import { useMemo } from 'react';

import { useKeyFingerprint, useKeyStore } from '#api/api-context.tsx';
import type { JsonObject } from '#core/json/json.ts';
import { holdsKey, redactKey } from '#core/secrets/own-key.ts';
import { formatList } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Notice } from '#ui/notice.tsx';

type OwnKeyNoticeProps = {
  readonly custom: JsonObject;
  readonly titleOf: (field: string) => string;
};

/** Names fields that contain the API key itself, however it got there: the Worker's author would receive it. */
export function OwnKeyNotice({ custom, titleOf }: OwnKeyNoticeProps) {
  const t = useMessages();
  const keyStore = useKeyStore();
  const fingerprint = useKeyFingerprint();
  const names = useMemo(() => {
    const key = fingerprint && keyStore.get();
    return Object.entries(custom)
      .filter(([name, value]) => holdsKey(value, key) || holdsKey(name, key))
      .map(([name]) => redactKey(titleOf(name), key));
  }, [custom, titleOf, keyStore, fingerprint]);
  if (names.length === 0) return null;
  return (
    <Notice tone="warn" title={t('compose.ownKey', { names: formatList(names) })}>
      {t('compose.ownKey.about')}
    </Notice>
  );
}
