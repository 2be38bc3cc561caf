import { useQuery } from '@tanstack/react-query';
import { type ReactNode, type Ref, useId, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { jsonPreview } from '#core/json/write.ts';
import { isSendable, MAX_TITLE, type SavedTask } from '#core/saved-tasks/saved-task.ts';
import type { TaskEdit } from '#core/saved-tasks/task-edit.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Select } from '#ui/controls/choice/select.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { FieldFrame } from '#ui/controls/field-frame.tsx';
import { CodeBlock, SHOWN_CHARACTERS } from '#ui/text/code-block.tsx';

import type { useTaskEdit } from './use-task-edit.ts';
import { workerOfTaskQuery } from './worker-of-task.ts';

type EditProps = { readonly edit: TaskEdit; readonly onEdit: (edit: TaskEdit) => void };

export function Facts({
  edit,
  onEdit,
  problemOf,
  refOf,
}: EditProps & Pick<ReturnType<typeof useTaskEdit>, 'problemOf' | 'refOf'>) {
  const t = useMessages();
  const id = useId();
  const problem = problemOf('title');
  return (
    <>
      <FieldFrame
        field="title"
        controlId={`${id}-title`}
        label={t('task.field.title')}
        error={problem}
        errorId={`${id}-error`}
      >
        <input
          data-first-focus
          id={`${id}-title`}
          ref={refOf('title')}
          autoComplete="off"
          maxLength={MAX_TITLE}
          value={edit.title}
          onChange={(event) => onEdit({ ...edit, title: event.target.value })}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-error`}
          className={CONTROL}
        />
      </FieldFrame>
      <FieldFrame field="description" controlId={`${id}-description`} label={t('task.field.description')}>
        <textarea
          id={`${id}-description`}
          rows={2}
          value={edit.description}
          onChange={(event) => onEdit({ ...edit, description: event.target.value })}
          className={`${CONTROL} py-1.5`}
        />
      </FieldFrame>
    </>
  );
}

export function TaskVersionField({ task, edit, onEdit }: EditProps & { readonly task: SavedTask }) {
  const t = useMessages();
  const id = useId();
  const { data } = useQuery({ ...workerOfTaskQuery(useApi(), task), retry: false });
  const current = data?.version ?? '';
  const isBehind = current !== '' && edit.version !== '' && edit.version !== current;
  const choices = [...new Set([task.version, current])].filter((version, at) => version !== '' || at === 0);
  const nameOf = (version: string) =>
    version === ''
      ? t('task.version.none')
      : t(version === current ? 'task.version.current' : 'task.version.kept', { version });
  return (
    <FieldFrame
      field="version"
      controlId={id}
      label={t('task.field.version')}
      help={
        isBehind && <span className="text-warn">{t('task.version.drift', { version: edit.version })}</span>
      }
    >
      <Select
        id={id}
        value={edit.version}
        disabled={!isSendable(task.input) || choices.length < 2}
        onChange={(version) => onEdit({ ...edit, version })}
        choices={choices.map((version) => ({ value: version, label: nameOf(version) }))}
      />
    </FieldFrame>
  );
}

export function InputPart({ task, children }: { readonly task: SavedTask; readonly children: ReactNode }) {
  const t = useMessages();
  const [isShown, setIsShown] = useState(false);
  const { system, custom } = task.input;
  const { text, truncated } = jsonPreview({ ...(system && { system }), custom }, SHOWN_CHARACTERS);
  return (
    <div>
      <div className="flex flex-wrap items-center gap-2">
        <span className="grow font-medium">{t('task.field.input')}</span>
        {task.input.untold === undefined && (
          <Button size="small" aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
            {t('task.input.show')}
          </Button>
        )}
        {children}
      </div>
      {isShown && (
        <CodeBlock
          text={text}
          testId="task-input"
          label={t('task.input.json')}
          truncated={truncated}
          json
          className="mt-2 max-h-80 rounded border border-line"
        />
      )}
    </div>
  );
}

type CapFieldProps = EditProps & {
  readonly locked: boolean;
  readonly problem: string | undefined;
  readonly controlRef: Ref<HTMLInputElement>;
};

export function CapField({ edit, onEdit, locked, problem, controlRef }: CapFieldProps) {
  const t = useMessages();
  const id = useId();
  return (
    <FieldFrame
      field="cap"
      controlId={id}
      label={t('task.cap')}
      required={edit.isScheduled}
      help={t('task.cap.help')}
      helpId={`${id}-help`}
      error={problem}
      errorId={`${id}-error`}
      errorInPlaceOfHelp
    >
      <input
        id={id}
        ref={controlRef}
        inputMode="decimal"
        autoComplete="off"
        disabled={locked}
        value={edit.cap}
        onChange={(event) => onEdit({ ...edit, cap: event.target.value })}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? `${id}-help` : `${id}-error ${id}-help`}
        className={CONTROL}
      />
    </FieldFrame>
  );
}
