import { useState } from 'react';

import { type BatchState, isGoingOnAfter } from '#core/batch/state/batch-state.ts';
import { underWay } from '#core/batch/state/standing.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Guard } from '#ui/overlay/guard.tsx';

export type Holding = 'held' | 'unheld' | 'starting';

type StopBatchProps = {
  readonly state: BatchState;
  readonly question: string;
  readonly holding: Holding;
  readonly onClose: () => void;
  readonly onStop: (abort: boolean) => void;
};

/** Asks whether to stop a batch and what happens to its active runs; meanwhile nothing is sent. */
export function StopBatch({ state: batchState, question, holding, onClose, onStop }: StopBatchProps) {
  const t = useMessages();
  const [abort, setAbort] = useState(false);
  const { counts } = batchState;
  const running = underWay(batchState);
  return (
    <Guard
      title={t('batch.stop.title')}
      about={<p>{t('batch.stop.about', { waiting: counts.waiting, running })}</p>}
      action={t('batch.stop.confirm')}
      cancel={t(isGoingOnAfter(batchState, question) ? 'batch.stop.keep' : 'common.cancel')}
      isDangerous
      onAgree={() => onStop(abort)}
      onClose={onClose}
    >
      {counts.waiting > 0 && (
        <p role="status" className="mt-2 text-muted">
          {t(`batch.stop.${holding}`)}
        </p>
      )}
      {running > 0 && (
        <fieldset className="mt-3 space-y-1.5">
          <legend className="sr-only">{t('batch.stop.running')}</legend>
          {([false, true] as const).map((choice) => (
            <label key={String(choice)} className="flex min-h-control items-center gap-2">
              <input type="radio" name="abort" checked={abort === choice} onChange={() => setAbort(choice)} />
              {t(choice ? 'batch.stop.abort' : 'batch.stop.letEnd')}
            </label>
          ))}
        </fieldset>
      )}
    </Guard>
  );
}
