import { useMessages } from '#messages/use-messages.ts';

import { Button } from '../controls/button.tsx';
import { Notice } from '../notice.tsx';

/** Stands where code could not be loaded. */
export function NotLoaded() {
  const t = useMessages();
  return (
    <Notice
      tone="bad"
      title={t('app.notLoaded.title')}
      actions={<Button onClick={() => window.location.reload()}>{t('app.crash.reload')}</Button>}
    >
      <p>{t('app.notLoaded.advice')}</p>
    </Notice>
  );
}
