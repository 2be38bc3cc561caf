import { useMessages } from '#messages/use-messages.ts';

import { Button } from '../controls/button.tsx';
import { Notice } from '../notice.tsx';

export function NotLoaded({ onRetry }: { readonly onRetry: () => void }) {
  const t = useMessages();
  return (
    <Notice
      tone="bad"
      title={t('app.notLoaded.title')}
      actions={<Button onClick={onRetry}>{t('common.retry')}</Button>}
    >
      <p>{t('app.notLoaded.advice')}</p>
    </Notice>
  );
}
