import { taskPath } from '#core/ids/screen-paths.ts';
import type { TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { LinkButton } from '#ui/controls/link.tsx';
import { Notice } from '#ui/notice.tsx';

type TwinNoticeProps = {
  readonly title: string;
  readonly twin: TaskSlug;
  readonly onOpen: () => void;
};

/** Two new tasks of one title instead of one: only the user can tell which is whose. */
export function TwinNotice({ title, twin, onOpen }: TwinNoticeProps) {
  const t = useMessages();
  return (
    <Notice
      tone="warn"
      title={t('task.twice', { title })}
      actions={
        <>
          <Button size="small" onClick={onOpen}>
            {t('task.twice.first')}
          </Button>
          <LinkButton href={taskPath(twin)}>{t('task.twice.second')}</LinkButton>
        </>
      }
    >
      <p>{t('task.twice.about')}</p>
    </Notice>
  );
}
