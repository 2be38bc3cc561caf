import { useEffect } from 'react';

import { useMessages } from '#messages/use-messages.ts';

export function useDocumentTitle(title: string): void {
  const t = useMessages();
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
}
