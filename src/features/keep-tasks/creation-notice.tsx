import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failure-notice.tsx';
import { Button } from '#ui/controls/button.tsx';
import { Notice } from '#ui/notice.tsx';

import type { CreateTask } from './use-create-task.ts';

type CreationNoticeProps = { readonly creation: CreateTask; readonly onNeedKey: () => void };

/** What became of a task that was to be made, where it was not. */
export function CreationNotice({ creation, onNeedKey }: CreationNoticeProps) {
  const t = useMessages();
  const { state, lookAgain, createAgain } = creation;
  if (state.kind === 'refused') return <FailureNotice failure={state.failure} onNeedKey={onNeedKey} />;
  if (state.kind !== 'lost') return null;
  const { look } = state;
  const about = look === 'looking' ? 'about' : look;
  return (
    <Notice
      tone="warn"
      title={t('task.create.lost')}
      actions={
        look !== 'looking' && (
          <>
            <Button size="small" onClick={lookAgain}>
              {t('task.create.look')}
            </Button>
            {look === 'final' && (
              <Button size="small" onClick={() => void createAgain()}>
                {t('task.create.again')}
              </Button>
            )}
          </>
        )
      }
    >
      <p>{t(`task.create.lost.${about}`)}</p>
    </Notice>
  );
}
