import type { Parameter } from '#core/form/parameter.ts';
import type { SubtaskSplit } from '#core/subtasks/split-into-subtasks.ts';
import { formatList } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';

import { foreseenText } from './listed-problems.ts';

type SubtaskSourcesProps = { readonly subtasks: SubtaskSplit; readonly titleOf: (field: string) => string };

/** Which fields the subtasks come from. */
export function SubtaskSources({ subtasks: { sources }, titleOf }: SubtaskSourcesProps) {
  const t = useMessages();
  const [only, ...others] = sources;
  if (only && others.length === 0) return t('start.tasks.from', { names: titleOf(only.field) });
  return formatList(
    sources.map(({ field, count }) => t('start.tasks.part', { count, name: titleOf(field) })),
  );
}

type SubtaskNoteProps = SubtaskSourcesProps & { readonly parameters: readonly Parameter[] };

/** What the platform may refuse, is not counted, or else not used because another field has values; a line that has its room before it says something. */
export function SubtaskNote({ subtasks, parameters, titleOf }: SubtaskNoteProps) {
  const t = useMessages();
  const { uncounted, unused, problem } = subtasks;
  const foreseen = foreseenText(t, problem, { parameters, titleOf });
  if (foreseen !== undefined) return <span className="block text-sm text-warn">{foreseen}</span>;
  const note = uncounted
    ? t('start.tasks.uncounted', { names: formatList(uncounted.map(titleOf)) })
    : unused
        .map(({ field, because }) =>
          t('start.tasks.unused', { unused: titleOf(field), used: titleOf(because) }),
        )
        .join(' ');
  return (
    <span
      title={note}
      className={classNames(
        'block truncate text-sm lg:min-h-[var(--leading-small)]',
        !uncounted && 'max-lg:hidden',
      )}
    >
      {note}
    </span>
  );
}
