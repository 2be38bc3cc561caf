import type { ReactNode } from 'react';

import type { SavedTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { useMessages } from '#messages/use-messages.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Guard } from '#ui/overlay/guard.tsx';

import { withOrder } from '../keep/task-of-order.ts';
import type { EditedForm } from './edited-form.ts';
import type { useEditedTask } from './use-edited-task.ts';

const SaveTaskDialog = lazyComponent(
  () => import('../task/save-task-dialog.tsx').then((module) => module.SaveTaskDialog),
  'compose',
);
const CheckedDraft = lazyComponent(() =>
  import('../keep/keep-task-dialog.tsx').then((module) => module.CheckedDraft),
);
const DeleteTaskDialog = lazyComponent(
  () => import('../task/delete-task.tsx').then((module) => module.DeleteTaskDialog),
  'compose',
);

type EditQuestionsProps = {
  readonly edited: ReturnType<typeof useEditedTask>;
  readonly form: EditedForm | undefined;
  readonly onNeedKey: () => void;
  /** Leads to another task, or to all of them; nothing is kept of this one. */
  readonly onLeave: (slug: TaskSlug | undefined) => void;
  readonly onDeleted: (task: SavedTask) => void;
};

/** What is asked before a task is saved, deleted or left as it was. */
export function EditQuestions({ edited, form, onNeedKey, onLeave, onDeleted }: EditQuestionsProps) {
  const t = useMessages();
  const { asking, setAsking, base } = edited;

  const onClose = () => setAsking(undefined);
  if (asking === undefined) return null;
  if (asking.kind === 'discard')
    return (
      <Guard
        title={t('task.save.discard.title')}
        action={t('task.save.discard')}
        cancel={t('dialog.keep')}
        isDangerous
        onAgree={() => onLeave(undefined)}
        onClose={onClose}
      />
    );
  if (asking.kind === 'delete')
    return (
      <LazyPart>
        <DeleteTaskDialog task={base} onDeleted={onDeleted} onClose={onClose} onNeedKey={onNeedKey} />
      </LazyPart>
    );
  const question = (after: SavedTask, note?: ReactNode) => (
    <SaveTaskDialog
      before={base}
      after={after}
      tried={asking.tried}
      note={note}
      onRead={edited.moveTo}
      onTheirs={edited.takeTheirs}
      onSaved={edited.saved}
      onMadeAnew={onLeave}
      onClose={onClose}
      onNeedKey={onNeedKey}
    />
  );
  return (
    <LazyPart>
      {form && asking.ofForm ? (
        <CheckedDraft {...form} onNeedKey={onNeedKey} onClose={onClose}>
          {(order, note) => question(edited.afterWith(withOrder(base, order, form.descriptor)), note)}
        </CheckedDraft>
      ) : (
        question(edited.after)
      )}
    </LazyPart>
  );
}
