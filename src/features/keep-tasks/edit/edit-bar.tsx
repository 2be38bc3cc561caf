import { Pencil } from 'lucide-react';

import { formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useCommand } from '#ui/commands/use-command.ts';
import { Button } from '#ui/controls/button.tsx';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';
import { barAtBottom } from '#ui/bar-at-bottom.ts';

type EditBarProps = {
  readonly title: string;
  /** How many things are not saved. */
  readonly count: number;
  /** Whether something was put in; what that comes to may be counted a little later. */
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  /** When somebody else changed the task meanwhile, in ms since the epoch. */
  readonly changedAt: number | undefined;
  readonly onCompare: () => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
};

/** Says which task is edited, and saves it or leaves it as it is. */
export function EditBar(props: EditBarProps) {
  const { title, count, isChanged, isSaving, changedAt, onCompare, onSave, onCancel } = props;
  const t = useMessages();
  const words = t('task.editing', { title });
  const isUnsaved = count > 0;
  useCommand('start', () => isChanged && onSave());
  useDocumentTitle(words);
  return (
    <section
      aria-label={words}
      className="z-10 -mx-3.5 -mt-3 mb-3 grid items-center gap-x-5 border-b border-line bg-accent-soft px-3.5 py-2.5 sm:-mx-5 sm:-mt-5 sm:px-5 lg:sticky lg:top-12 lg:grid-cols-[minmax(0,1fr)_23.75rem]"
    >
      <div className="flex min-w-0 flex-wrap items-center gap-x-3">
        <Pencil size={16} aria-hidden className="shrink-0 text-accent" />
        <h1 tabIndex={-1} className="min-w-0 text-xl font-semibold wrap-anywhere">
          <bdi>{words}</bdi>
        </h1>
        <span role="status" className="text-muted">
          {isSaving ? t('task.save.saving') : isUnsaved && t('task.save.changes', { count })}
        </span>
        {changedAt !== undefined && (
          <span className="flex items-center gap-1 text-warn">
            {t('task.changed', { moment: formatMoment(changedAt) })}
            <Button variant="quiet" size="small" aria-haspopup="dialog" onClick={onCompare}>
              {t('task.compare')}
            </Button>
          </span>
        )}
      </div>
      <div
        ref={barAtBottom}
        className="z-10 flex gap-2 border-line max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:border-t max-lg:bg-surface max-lg:p-3 max-lg:shadow-lg"
      >
        <Button
          variant="primary"
          size="large"
          disabled={!isUnsaved}
          aria-disabled={isSaving}
          onClick={onSave}
          className="grow"
        >
          {t('task.save')}
        </Button>
        <Button size="large" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </section>
  );
}
