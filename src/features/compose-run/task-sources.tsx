import type { TaskSplit } from '#core/tasks/split-into-tasks.ts';
import { formatList } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

type TaskSourcesProps = { readonly tasks: TaskSplit; readonly titleOf: (field: string) => string };

/** Which fields the tasks come from, and which field is not used because another has values. */
export function TaskSources({ tasks, titleOf }: TaskSourcesProps) {
  const t = useMessages();
  const [only] = tasks.sources;
  const from =
    tasks.sources.length === 1 && only
      ? t('start.tasks.from', { names: titleOf(only.field) })
      : formatList(
          tasks.sources.map(({ field, count }) => t('start.tasks.part', { count, name: titleOf(field) })),
        );
  return (
    <>
      {from}
      {tasks.unused.map(({ field, because }) => (
        <span key={field} className="block text-sm">
          {t('start.tasks.unused', { unused: titleOf(field), used: titleOf(because) })}
        </span>
      ))}
    </>
  );
}
