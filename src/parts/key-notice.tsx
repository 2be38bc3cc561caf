import { useMessages } from '#messages/use-messages.ts';

import { Button } from '#ui/controls/button.tsx';
import { Notice } from '#ui/notice.tsx';

/** Stands where something belongs to the owner of a key and there is no key. */
export function KeyNotice({ onNeedKey }: { readonly onNeedKey: () => void }) {
  const t = useMessages();
  return (
    <Notice
      title={t('key.needed.look')}
      actions={
        <Button size="small" onClick={onNeedKey}>
          {t('key.button')}
        </Button>
      }
    >
      <p>{t('key.tab')}</p>
    </Notice>
  );
}
