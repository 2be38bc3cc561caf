import { useQuery } from '@tanstack/react-query';

import type { RunSlug } from '#core/ids/run-slug.ts';
import { taskPath } from '#core/ids/screen-paths.ts';
import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';
import type { NotKept } from '#starts/history/run-history.ts';
import { startedRuns } from '#starts/history/started-runs.ts';
import { TextLink } from '#ui/controls/link.tsx';

const WHY: Record<NotKept, MessageKey> = {
  none: 'history.input.elsewhere',
  large: 'history.input.large',
  unreadable: 'history.input.unreadable',
  newer: 'history.input.newer',
};

type MissingInputProps = { readonly run: RunSlug; readonly why: keyof typeof WHY };

/** Says why there is no input of a run to see or to edit; of a task that was run from here, the task has it. */
export function MissingInput({ run, why }: MissingInputProps) {
  const t = useMessages();
  const { data: started, isPending } = useQuery({
    queryKey: ['run-history', 'started', run],
    queryFn: async () => {
      const runs = await startedRuns();
      return { isHere: runs.has(run), task: runs.get(run) };
    },
    enabled: why === 'none',
  });
  if (why === 'none' && isPending) return null;
  // As high as the tabs beside it on a phone, where it comes after them: nothing below moves.
  return (
    <p className="max-w-48 text-xs leading-tight text-muted sm:max-w-none sm:text-sm">
      {started?.task === undefined ? (
        t(why === 'none' && started?.isHere ? 'history.input.gone' : WHY[why])
      ) : (
        <TextLink href={taskPath(started.task)}>{t('history.input.task')}</TextLink>
      )}
    </p>
  );
}
