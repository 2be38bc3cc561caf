import { useQuery } from '@tanstack/react-query';

import type { RunSlug } from '#core/ids/run-slug.ts';
import { taskPath } from '#core/ids/screen-paths.ts';
import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';
import type { NotStored } from '#starts/history/run-history.ts';
import { startedRuns } from '#starts/history/started-runs.ts';
import { TextLink } from '#ui/controls/link.tsx';

const WHY: Record<NotStored, MessageKey> = {
  none: 'history.input.elsewhere',
  large: 'history.input.large',
  unreadable: 'history.input.unreadable',
  newer: 'history.input.newer',
};

type AboutInputProps = {
  readonly run: RunSlug;
  readonly missing?: NotStored | undefined;
};

export function AboutInput({ run, missing }: AboutInputProps) {
  const t = useMessages();
  const mayBeOfTask = missing === undefined || missing === 'none';
  const { data: started, isPending } = useQuery({
    queryKey: ['run-history', 'started', run],
    queryFn: async () => {
      const runs = await startedRuns();
      return { isHere: runs.has(run), task: runs.get(run) };
    },
    enabled: mayBeOfTask,
  });
  const task = started?.task;
  if ((mayBeOfTask && isPending) || (missing === undefined && task === undefined)) return null;
  // As high as the tabs beside it on a phone, where it comes after them: nothing below moves.
  return (
    <p className="max-w-48 text-xs leading-tight text-muted sm:max-w-none sm:text-sm">
      {task !== undefined ? (
        <TextLink href={taskPath(task)}>{t('history.input.task')}</TextLink>
      ) : (
        missing && t(missing === 'none' && started?.isHere ? 'history.input.gone' : WHY[missing])
      )}
    </p>
  );
}
