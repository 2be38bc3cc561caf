import { useMessages } from '#messages/use-messages.ts';

import { Button } from '#ui/controls/button.tsx';
import { Notice } from '#ui/notice.tsx';

type KeyNoticeProps = {
  readonly to?: 'runs' | 'tasks' | 'spend';
  readonly onNeedKey: () => void;
  readonly className?: string;
};

export function KeyNotice({ to = 'runs', onNeedKey, className }: KeyNoticeProps) {
  const t = useMessages();
  return (
    <Notice
      title={t(`key.needed.look.${to}`)}
      {...(className !== undefined && { className })}
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
