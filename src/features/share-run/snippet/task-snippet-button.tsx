import { Terminal } from 'lucide-react';
import { useMemo, useState } from 'react';

import type { ExportFormat } from '#core/run/run.ts';
import type { NewTask, SavedTask } from '#core/saved-tasks/saved-task.ts';
import { capOf } from '#core/saved-tasks/task-changes.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

import { TASK_PURPOSES, type TaskPurpose, type Writing } from './snippet-purpose.ts';
import { SnippetWriting } from './snippet-writing.tsx';
import { useJobs } from './use-jobs.ts';

type TaskSnippetProps = {
  readonly task: SavedTask;
  /** Request that would create a copy; absent if it cannot be copied exactly. */
  readonly copy: NewTask | undefined;
};

export function TaskSnippetButton(props: TaskSnippetProps) {
  const t = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="quiet" size="small" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        <Terminal size={14} aria-hidden />
        {t('snippet.task')}
      </Button>
      {isOpen && (
        <Dialog title={t('snippet.task.title')} onClose={() => setIsOpen(false)} wide>
          <div className="flex min-h-0 flex-col rounded border border-line">
            <TaskSnippet {...props} />
          </div>
        </Dialog>
      )}
    </>
  );
}

function TaskSnippet({ task, copy }: TaskSnippetProps) {
  const [purpose, setPurpose] = useState<TaskPurpose>('runTask');
  const [format, setFormat] = useState<ExportFormat>('csv');
  const { jobs, retry } = useJobs(true);
  const writing = useMemo((): Writing | undefined => {
    if (jobs === undefined) return undefined;
    const { run, runJob, createJob } = jobs.task;
    const writings: Record<TaskPurpose, () => Writing | undefined> = {
      runTask: () => ({ kind: 'request', request: run(task.slug) }),
      runTaskJob: () => ({ kind: 'job', job: runJob(task, format) }),
      // A script that is run twice makes no second schedule.
      createTask: () => copy && { kind: 'job', job: createJob({ ...copy, isScheduled: false }) },
    };
    return writings[purpose]();
  }, [jobs, task, copy, purpose, format]);
  return (
    <SnippetWriting
      purposes={TASK_PURPOSES.filter((offered) => offered !== 'createTask' || copy !== undefined)}
      purpose={purpose}
      onPurpose={setPurpose}
      format={purpose === 'runTaskJob' ? format : undefined}
      onFormat={setFormat}
      isCapped={capOf(task.input) > 0}
      writing={writing}
      onRetry={retry}
    />
  );
}
