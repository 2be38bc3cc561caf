import { RotateCw } from 'lucide-react';

import { useApi } from '#api/api-context.tsx';
import { sameInput, sameOrder } from '#starts/history/same-order.ts';
import type { StoredInput } from '#starts/history/stored-input.ts';
import type { StartSubject } from '#starts/journal/start-subject.ts';
import { againstOwnCap } from '#starts/cost/against-own-cap.ts';
import { shownEstimate } from '#starts/history/shown-estimate.ts';
import { useConfirmStart } from '#starts/question/use-confirm-start.tsx';
import type { Run, RunOrder } from '#core/run/run.ts';
import { parseWorkerSlug } from '#core/ids/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { useAfterPaint } from '#ui/hooks/use-after-paint.ts';
import type { ActionLook } from '#ui/overlay/menu-button.tsx';

import { type StartPlace, useStartOnce } from './start/use-start-once.ts';
import { useConfirmOrder } from './start/use-confirm-order.ts';

const AgainDialog = lazyComponent(
  () => import('./again-dialog.tsx').then((module) => module.AgainDialog),
  'costs',
);

type RunAgainProps = StartPlace & {
  readonly run: Pick<Run, 'slug' | 'workerSlug'>;
  readonly input?: StoredInput | undefined;
  readonly editable: boolean;
  readonly look?: ActionLook | undefined;
};

/** Starts a past run again with its input as this browser stored it, else as only the platform knows it. */
export function RunAgain({ input, ...props }: RunAgainProps) {
  // A run that a person took for theirs may have been started with something else.
  const order = input?.sure === true ? sameOrder(input) : undefined;
  useAfterPaint(AgainDialog.load);
  return input && order ? (
    <AgainFromStored {...props} input={input} order={order} />
  ) : (
    <AgainByPlatform {...props} />
  );
}

type AgainFromStoredProps = StartPlace &
  Pick<RunAgainProps, 'look'> & { readonly input: StoredInput; readonly order: RunOrder };

function AgainFromStored({ input, order, look, ...place }: AgainFromStoredProps) {
  const t = useMessages();
  const api = useApi();
  const subject: StartSubject = { kind: 'worker', worker: order.worker };
  const starter = useStartOnce(subject, place);
  const { agree, dialog } = useConfirmOrder();
  const start = (sent: RunOrder) => {
    const estimate = shownEstimate(sent);
    return starter.start({
      subject,
      input: sameInput(input, { order: sent, ...(estimate && { estimate }) }),
      mayStart: (signal) => agree({ order: sent, subject, isAmountConfirmed: true }, signal),
      send: (_api, stop, wanted) => api.startRun(api.requests.startRun(sent), stop, wanted),
    });
  };
  return (
    <>
      <AgainButton look={look} onClick={starter.show} />
      {starter.open && (
        <LazyPart>
          <AgainDialog
            about={t('again.run.kept')}
            starter={starter}
            order={order}
            onStart={(_, sent = order) => void start(sent)}
            onNeedKey={place.onNeedKey}
          />
        </LazyPart>
      )}
      {dialog}
    </>
  );
}

function AgainByPlatform({ run, editable, look, ...place }: Omit<RunAgainProps, 'input'>) {
  const t = useMessages();
  const subject = subjectOf(run);
  const starter = useStartOnce(subject, place);
  const api = useApi();
  const { confirmUnforeseen, dialog } = useConfirmStart((name) => name);
  return (
    <>
      <AgainButton look={look} onClick={starter.show} />
      {starter.open && (
        <LazyPart>
          <AgainDialog
            about={t('again.run.about')}
            starter={starter}
            withoutUrl={editable ? t('again.callback.none', { edit: t('history.edit') }) : undefined}
            onStart={(callbackUrl) =>
              void starter.start({
                subject,
                mayStart: (signal) =>
                  confirmUnforeseen(signal, {
                    subjects: [subject],
                    runs: subject.worker ? [againstOwnCap(subject.worker)] : [],
                  }),
                send: (_api, _stop, wanted) => api.rerun(run.slug, callbackUrl, wanted),
              })
            }
            onNeedKey={place.onNeedKey}
          />
        </LazyPart>
      )}
      {dialog}
    </>
  );
}

function AgainButton({ look, onClick }: Pick<RunAgainProps, 'look'> & { readonly onClick: () => void }) {
  const t = useMessages();
  return (
    <Button {...look} onClick={onClick}>
      <RotateCw size={14} aria-hidden />
      {t('again.run')}
    </Button>
  );
}

function subjectOf({ slug, workerSlug }: RunAgainProps['run']): Extract<StartSubject, { kind: 'run' }> {
  const worker = parseWorkerSlug(workerSlug);
  return { kind: 'run', run: slug, ...(worker.ok && { worker: worker.value }) };
}
