import type { ReactNode } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';
import { Notice } from '#ui/notice.tsx';

export function NoWorker({ wayBack }: { readonly wayBack: ReactNode }) {
  const t = useMessages();
  useDocumentTitle(t('compose.malformed.title'));
  return (
    <div className="space-y-4">
      <h1 className="text-xl font-semibold">{t('workers.title')}</h1>
      <Notice tone="bad" title={t('compose.malformed.title')} actions={wayBack}>
        <p>{t('compose.malformed.advice')}</p>
      </Notice>
    </div>
  );
}
