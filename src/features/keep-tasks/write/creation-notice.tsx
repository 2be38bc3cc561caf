import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { LostEntry } from '#starts/outbox/lost-entry.tsx';
import { Button } from '#ui/controls/button.tsx';
import { Notice } from '#ui/notice.tsx';

import { TwinNotice } from './twin-notice.tsx';
import type { CreateTask } from './use-create-task.ts';

type CreationNoticeProps = { readonly creation: CreateTask; readonly onNeedKey: () => void };

export function CreationNotice({ creation, onNeedKey }: CreationNoticeProps) {
  const t = useMessages();
  const { state, creations } = creation;
  if (state.kind === 'refused') return <FailureNotice failure={state.failure} onNeedKey={onNeedKey} />;
  if (state.kind === 'there') {
    return (
      <Notice
        title={t('task.lost.seen', { title: state.task.title })}
        actions={
          <Button size="small" onClick={creation.take}>
            {t('task.lost.open')}
          </Button>
        }
      >
        <p>{t('task.lost.seen.about')}</p>
      </Notice>
    );
  }
  if (state.kind === 'twice')
    return <TwinNotice title={state.task.title} twin={state.twin} onOpen={creation.take} />;
  if (state.kind !== 'lost') return null;
  return (
    <LostEntry
      outbox={creations}
      entry={state.entry}
      words="task.lost"
      onSeen={creation.seen}
      onAgain={() => void creation.createAgain()}
    />
  );
}
