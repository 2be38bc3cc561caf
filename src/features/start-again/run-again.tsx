import { RotateCw } from 'lucide-react';

import type { StartSubject } from '#starts/journal/start-subject.ts';
import type { Run } from '#core/run/run.ts';
import { parseWorkerSlug } from '#core/ids/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

import { StartForm } from './start-form.tsx';
import { type StartPlace, useStartOnce } from './use-start-once.ts';

type RunAgainProps = StartPlace & {
  readonly run: Pick<Run, 'slug' | 'workerSlug'>;
  /** USD, where this browser knows what the run was started with. */
  readonly maxCharge?: number | undefined;
  /** Whether the page has the way to edit it and run it again, which needs no callback URL. */
  readonly editable: boolean;
};

/** Has the platform run a past run again with what it was started with, which the platform alone knows. */
export function RunAgain({ run, maxCharge, editable, ...place }: RunAgainProps) {
  const t = useMessages();
  const subject = subjectOf(run);
  const starter = useStartOnce(subject, place);
  return (
    <>
      <Button onClick={starter.show}>
        <RotateCw size={14} aria-hidden />
        {t('again.run')}
      </Button>
      {starter.open && (
        <Dialog title={t('again.run.title')} onClose={starter.close}>
          <p className="mb-3">{t('again.run.about')}</p>
          <StartForm
            starter={starter}
            maxCharge={maxCharge}
            withoutUrl={editable ? t('again.callback.none', { edit: t('history.edit') }) : undefined}
            onStart={(callbackUrl) =>
              void starter.start({ subject, send: (api) => api.rerun(run.slug, callbackUrl) })
            }
            onNeedKey={place.onNeedKey}
          />
        </Dialog>
      )}
    </>
  );
}

function subjectOf({ slug, workerSlug }: RunAgainProps['run']): StartSubject {
  const worker = parseWorkerSlug(workerSlug);
  return { kind: 'run', run: slug, ...(worker.ok && { worker: worker.value }) };
}
