import { type SubmitEvent, useId, useState } from 'react';

import { runPath } from '#core/ids/screen-paths.ts';
import { parseWorkerRef, workerPath, type WorkerRefProblem } from '#core/ids/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { useCommand } from '#ui/commands/use-command.ts';
import { CONTROL } from '#ui/controls/control-style.ts';
import { useExplain } from '#ui/explain/use-explain.tsx';
import { FieldFrame } from '#ui/controls/field-frame.tsx';

type WorkerFieldProps = {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onOpen: (path: string) => void;
};

/** Takes an ID, `owner/name`, or a link of the CoreClaw Console, the store, the API, or this console. */
export function WorkerField({ text, onText, onOpen }: WorkerFieldProps) {
  const id = useId();
  const t = useMessages();
  const explain = useExplain('workerId', `${id}-label`);
  const [problem, setProblem] = useState<WorkerRefProblem>();
  useCommand('search', () => document.getElementById(id)?.focus());
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const ref = parseWorkerRef(text);
    if (ref.ok) onOpen(workerPath(ref.value.slug) + (ref.value.link ?? ''));
    else setProblem(ref.error);
  };
  return (
    <form onSubmit={submit} noValidate>
      <FieldFrame
        field="worker"
        controlId={id}
        labelId={`${id}-label`}
        label={t('workers.label')}
        help={t('workers.help')}
        helpId={`${id}-help`}
        marks={explain.button}
        error={problem && <RefProblem problem={problem} onOpen={onOpen} />}
        errorId={`${id}-error`}
        errorInPlaceOfHelp
      >
        <div className="flex gap-2">
          <input
            id={id}
            type="text"
            autoFocus
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            value={text}
            placeholder={t('workers.placeholder')}
            aria-invalid={problem !== undefined}
            aria-describedby={problem ? `${id}-error` : `${id}-help`}
            onChange={(event) => {
              setProblem(undefined);
              onText(event.target.value);
            }}
            className={CONTROL}
          />
          <Button type="submit" variant="primary">
            {t('workers.open')}
          </Button>
        </div>
      </FieldFrame>
      {explain.answer}
    </form>
  );
}

function RefProblem({
  problem,
  onOpen,
}: {
  readonly problem: WorkerRefProblem;
  readonly onOpen: (path: string) => void;
}) {
  const t = useMessages();
  if (problem.kind !== 'run') return t(`workers.problem.${problem.kind}`);
  return (
    <>
      {t('workers.problem.run')}{' '}
      <button type="button" className="underline" onClick={() => onOpen(runPath(problem.slug))}>
        {t('workers.problem.run.open')}
      </button>
    </>
  );
}
