import { useQueryClient } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';

import { useApi } from '#api/api-context.tsx';
import { workerQuery } from '#api/queries.ts';
import type { StoredInput } from '#starts/history/stored-input.ts';
import type { StartSubject } from '#starts/journal/start-subject.ts';
import { useConfirmStart } from '#starts/question/use-confirm-start.tsx';
import type { Run } from '#core/run/run.ts';
import { parseWorkerSlug } from '#core/ids/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

import { Foreseen, judgeOwn, Unforeseen } from './foreseen.tsx';
import { StartForm } from './start-form.tsx';
import { type StartPlace, useStartOnce } from './use-start-once.ts';

type RunAgainProps = StartPlace & {
  readonly run: Pick<Run, 'slug' | 'workerSlug'>;
  /** What the run was started with, where this browser keeps that. */
  readonly input?: StoredInput | undefined;
  /** Whether the page has the way to edit it and run it again, which needs no callback URL. */
  readonly editable: boolean;
};

/** Has the platform run a past run again with what it was started with. */
export function RunAgain({ run, input, editable, ...place }: RunAgainProps) {
  const t = useMessages();
  const subject = subjectOf(run);
  const starter = useStartOnce(subject, place);
  const api = useApi();
  const client = useQueryClient();
  const { confirm, dialog } = useConfirmStart((name) => name);
  // A run that a person took for theirs may have been started with something else.
  const order = input?.sure === true ? input.order : undefined;
  const mayStart = async (callbackUrl: string): Promise<boolean> => {
    if (order === undefined) return true;
    const sent = { ...order, options: { ...order.options, callbackUrl } };
    const descriptor = await client
      .query({ ...workerQuery(api, order.worker), staleTime: 'static' })
      .catch(() => undefined);
    // Without the Worker's form nothing can be counted, which the dialog says.
    return descriptor === undefined || confirm(judgeOwn(api, descriptor, sent));
  };
  return (
    <>
      <Button onClick={starter.show}>
        <RotateCw size={14} aria-hidden />
        {t('again.run')}
      </Button>
      {starter.open && (
        <Dialog title={t('again.run.title')} onClose={starter.close}>
          <p className="mb-3">{t('again.run.about')}</p>
          {order === undefined ? <Unforeseen /> : <Foreseen order={order} />}
          <StartForm
            starter={starter}
            order={input?.omitted.length === 0 ? order : undefined}
            maxCharge={order?.options.maxCharge}
            withoutUrl={editable ? t('again.callback.none', { edit: t('history.edit') }) : undefined}
            onStart={(callbackUrl) =>
              void starter.start({
                subject,
                mayStart: () => mayStart(callbackUrl),
                send: () => api.rerun(run.slug, callbackUrl),
              })
            }
            onNeedKey={place.onNeedKey}
          />
        </Dialog>
      )}
      {dialog}
    </>
  );
}

function subjectOf({ slug, workerSlug }: RunAgainProps['run']): StartSubject {
  const worker = parseWorkerSlug(workerSlug);
  return { kind: 'run', run: slug, ...(worker.ok && { worker: worker.value }) };
}
