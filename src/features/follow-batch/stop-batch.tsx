import { useState } from 'react';

import { type Course, isGoingOnAfter } from '#core/batch/course/course.ts';
import { underWay } from '#core/batch/course/standing.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

/** What the question does to the batch while it is open. */
export type Holding = 'held' | 'unheld' | 'goesOn';

type StopBatchProps = {
  readonly course: Course;
  readonly question: string;
  readonly holding: Holding;
  readonly onClose: () => void;
  readonly onStop: (abort: boolean) => void;
};

/** The question before a batch is stopped, during which nothing is sent, and what becomes of the runs under way. */
export function StopBatch({ course, question, holding, onClose, onStop }: StopBatchProps) {
  const t = useMessages();
  const [abort, setAbort] = useState(false);
  const { counts } = course;
  const running = underWay(course);
  return (
    <Dialog
      title={t('batch.stop.title')}
      onClose={onClose}
      about={<p>{t('batch.stop.about', { waiting: counts.waiting, running })}</p>}
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
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>
          {t(isGoingOnAfter(course, question) ? 'batch.stop.keep' : 'common.cancel')}
        </Button>
        <GuardedButton variant="danger" onClick={() => onStop(abort)}>
          {t('batch.stop.confirm')}
        </GuardedButton>
      </div>
    </Dialog>
  );
}
