import { ListChecks } from 'lucide-react';
import { type ReactNode, useId, useRef, useState, useSyncExternalStore } from 'react';

import { Failure, type FailureFacts } from '#core/errors/failure.ts';
import { isOpen } from '#starts/journal/intent.ts';
import { useConfirmStart } from '#starts/question/use-confirm-start.tsx';
import { useStarts } from '#starts/starts-context.tsx';
import { useMessages } from '#messages/use-messages.ts';
import { afterRelease } from '#ui/hooks/after-release.ts';
import { Button } from '#ui/controls/button.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { Dialog } from '#ui/overlay/dialog.tsx';
import { FieldFrame } from '#ui/controls/field-frame.tsx';

import { StartForm } from './start/start-form.tsx';
import { taskSlugProblem } from './task-slug.ts';
import { UnknownOrder } from './start/unknown-order.tsx';
import { type StartPlace, useStartOnce } from './start/use-start-once.ts';

type StartTaskProps = StartPlace & {
  /** What more can be said of an ID that was refused. */
  readonly explainId: (id: string, failure: Error) => ReactNode;
};

/** Starts a task that was saved in the CoreClaw Console, by its ID. */
export function StartTask({ explainId, ...place }: StartTaskProps) {
  const t = useMessages();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string>();
  const open = useOpenTask();
  const slug = (typed ?? open ?? '').trim();
  const starter = useStartOnce({ kind: 'task', task: slug }, place);
  const { confirmUnforeseen, dialog } = useConfirmStart((name) => name);
  const [left, setLeft] = useState(false);
  const problem = left ? taskSlugProblem(slug) : undefined;
  const onTry = () => {
    setLeft(true);
    const isFine = taskSlugProblem(slug) === undefined;
    if (!isFine) input.current?.focus();
    return isFine;
  };
  const onStart = (callbackUrl: string) => {
    const subject = { kind: 'task', task: slug } as const;
    void starter.start({
      subject,
      mayStart: (signal) => confirmUnforeseen(signal, { subjects: [subject] }),
      send: (api, _, wanted) => api.startTask(slug, callbackUrl, wanted),
    });
  };
  const explain = (facts: FailureFacts) =>
    starter.subject.kind === 'task' && explainId(starter.subject.task, new Failure(facts));
  return (
    <>
      <Button onClick={starter.show}>
        <ListChecks size={14} aria-hidden />
        {t('again.task')}
      </Button>
      {starter.open && (
        <Dialog title={t('again.task.title')} onClose={starter.close}>
          <p className="mb-3">{t('again.task.about')}</p>
          <UnknownOrder />
          <StartForm {...{ starter, onTry, onStart, explain }} onNeedKey={place.onNeedKey}>
            <FieldFrame
              field="task_slug"
              controlId={id}
              label={t('again.task.slug')}
              required
              error={problem && t(problem)}
              errorId={`${id}-error`}
            >
              <input
                ref={input}
                id={id}
                data-first-focus
                autoComplete="off"
                spellCheck={false}
                value={typed ?? slug}
                onChange={(event) => setTyped(event.target.value)}
                onBlur={() => slug !== '' && afterRelease(() => setLeft(true))}
                required
                aria-invalid={problem !== undefined}
                aria-describedby={problem && `${id}-error`}
                className={CONTROL}
              />
            </FieldFrame>
          </StartForm>
        </Dialog>
      )}
      {dialog}
    </>
  );
}

/** The first task of which nobody knows yet what became of its start; once that is known, the same until there is another. */
function useOpenTask(): string | undefined {
  const { journal } = useStarts();
  const entries = useSyncExternalStore(journal.subscribe, journal.entries);
  const first = entries.find((intent) => isOpen(intent) && intent.subject.kind === 'task')?.subject;
  const open = first?.kind === 'task' ? first.task : undefined;
  const [last, setLast] = useState(open);
  if (open !== undefined && open !== last) setLast(open);
  return open ?? last;
}
