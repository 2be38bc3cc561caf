import { useHasKey } from '#api/api-context.tsx';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';
import { LostStartNotice } from '#starts/lost-start-notice.tsx';
import { Notice } from '#ui/notice.tsx';

import type { StartOnce } from './use-start-once.ts';

type StartNoticesProps = {
  readonly starter: StartOnce;
  readonly worker: WorkerSlug | undefined;
  readonly onNeedKey: () => void;
};

export function StartNotices({ starter, worker, onNeedKey }: StartNoticesProps) {
  const t = useMessages();
  const hasKey = useHasKey();
  const { state, unkept } = starter;
  return (
    <>
      {unkept && <Notice tone="warn" title={t('start.unkept')} />}
      {state.kind === 'lost' && !starter.isGoneOn && (
        <LostStartNotice
          lost={state}
          worker={worker}
          onLookAgain={starter.lookAgain}
          onEnterKey={onNeedKey}
          onTake={(run) => {
            starter.take(run);
            starter.close();
          }}
          onDismiss={starter.dismiss}
          // Without a key nothing would be sent that the lost one may be forgotten for.
          onStartAnother={hasKey ? starter.goOn : onNeedKey}
        />
      )}
    </>
  );
}
