import { useQuery } from '@tanstack/react-query';
import { type ReactNode, type Ref, useId, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { jsonPreview } from '#core/json/write.ts';
import { isSendable, MAX_TITLE, type SavedTask } from '#core/saved-tasks/saved-task.ts';
import type { TaskEdit } from '#core/saved-tasks/task-edit.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Select } from '#ui/controls/choice/select.tsx';
import { Card } from '#ui/card.tsx';
import { CONTROL, LOW_CONTROL } from '#ui/controls/control-style.ts';
import { FieldFrame } from '#ui/controls/field-frame.tsx';
import { FoldHead } from '#ui/fold-head.tsx';
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

type TitleInHeadProps = EditProps & {
  readonly problem: string | undefined;
  readonly controlRef: Ref<HTMLInputElement>;
};

/** What a task is called, at the head of its input. */
export function TitleInHead({ edit, onEdit, problem, controlRef }: TitleInHeadProps) {
  const t = useMessages();
  const id = useId();
  return (
    <div className="flex min-w-0 grow flex-wrap items-center gap-x-2 gap-y-1">
      <label htmlFor={id} className="font-medium">
        {t('task.field.title')}
      </label>
      <input
        id={id}
        ref={controlRef}
        autoComplete="off"
        maxLength={MAX_TITLE}
        value={edit.title}
        onChange={(event) => onEdit({ ...edit, title: event.target.value })}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-error`}
        className={`${LOW_CONTROL} max-w-80`}
      />
      {problem !== undefined && (
        <span id={`${id}-error`} className="text-sm text-bad">
          {problem}
        </span>
      )}
    </div>
  );
}

/** Closed, it shows how the description begins. */
export function DescriptionField({ edit, onEdit }: EditProps) {
  const t = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  const name = t('task.field.description');
  return (
    <Card>
      <FoldHead title={name} summary={edit.description} isOpen={isOpen} onToggle={() => setIsOpen(!isOpen)} />
      {isOpen && (
        <div className="px-4 pb-3">
          <textarea
            aria-label={name}
            rows={3}
            value={edit.description}
            onChange={(event) => onEdit({ ...edit, description: event.target.value })}
            className={`${CONTROL} py-1.5`}
          />
        </div>
      )}
    </Card>
  );
}

type TaskVersionFieldProps = {
  readonly task: SavedTask;
  readonly version: string;
  readonly onVersion: (version: string) => void;
};

/** Nothing where there is but one version to choose. */
export function TaskVersionField({ task, version, onVersion }: TaskVersionFieldProps) {
  const t = useMessages();
  const id = useId();
  const { data } = useQuery({ ...workerOfTaskQuery(useApi(), task), retry: false });
  const current = data?.version ?? '';
  const isBehind = current !== '' && version !== '' && version !== current;
  const choices = [...new Set([task.version, current, version])].filter((one, at) => one !== '' || at === 0);
  if (choices.length < 2) return null;
  const nameOf = (one: string) =>
    one === ''
      ? t('task.version.none')
      : t(one === current ? 'task.version.current' : 'task.version.kept', { version: one });
  return (
    <FieldFrame
      field="version"
      controlId={id}
      label={t('task.field.version')}
      help={isBehind && <span className="text-warn">{t('task.version.drift', { version })}</span>}
    >
      <Select
        id={id}
        value={version}
        disabled={!isSendable(task.input)}
        onChange={onVersion}
        choices={choices.map((one) => ({ value: one, label: nameOf(one) }))}
      />
    </FieldFrame>
  );
}

/** The input of a task as it is, where no form can edit it. */
export function InputJson({ task, head }: { readonly task: SavedTask; readonly head: ReactNode }) {
  const t = useMessages();
  const { system, custom, unreadable } = task.input;
  const { text, truncated } = jsonPreview({ ...(system && { system }), custom }, SHOWN_CHARACTERS);
  return (
    <Card label={t('task.field.input')}>
      <div className="flex px-4 py-2">{head}</div>
      {!unreadable && (
        <CodeBlock
          text={text}
          testId="task-input"
          label={t('task.input.json')}
          truncated={truncated}
          json
          className="border-t border-line"
        />
      )}
    </Card>
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
