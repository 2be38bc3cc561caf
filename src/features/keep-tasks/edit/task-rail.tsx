import { isSendable, runsUnforeseen } from '#core/saved-tasks/saved-task.ts';
import { switched } from '#core/saved-tasks/task-edit.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { Switch } from '#ui/controls/switch.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

import { ScheduleEditor } from '../schedule/schedule-editor.tsx';
import { CapField, TaskVersionField } from '../task/task-fields.tsx';
import type { EditedForm } from './edited-form.ts';
import type { useEditedTask } from './use-edited-task.ts';

/** What it costs is known later than the rest. */
const TaskCost = lazyComponent(() => import('../task/task-cost.tsx').then((cost) => cost.TaskCost));

type EditedProps = { readonly edited: ReturnType<typeof useEditedTask> };

/** What a run costs, about and at most, and which version runs. */
export function CostCard({ edited, form }: EditedProps & { readonly form: EditedForm | undefined }) {
  const { base, edit, setEdit, problemOf, refOf } = edited;
  const problem = problemOf('cap');
  if (form)
    return (
      <Card className="py-2">
        {form.cost}
        <div className="space-y-3 px-4 empty:hidden">
          {problem !== undefined && <p className="text-sm text-bad">{problem}</p>}
          <TaskVersionField task={base} version={edit.version} onVersion={form.setVersion} />
        </div>
      </Card>
    );
  return (
    <Card className="space-y-3 px-4 py-3">
      <CapField
        edit={edit}
        onEdit={setEdit}
        locked={!isSendable(base.input)}
        problem={problem}
        controlRef={refOf('cap')}
      />
      <TaskVersionField
        task={base}
        version={edit.version}
        onVersion={(version) => setEdit({ ...edit, version })}
      />
    </Card>
  );
}

/** Whether and when the task runs by itself, and what that comes to. */
export function ScheduleCard({ edited }: EditedProps) {
  const t = useMessages();
  const { base, after, edit, setEdit, problemOf, refOf } = edited;
  return (
    <Card label={t('task.schedule')}>
      <div className="space-y-3 px-4 py-3">
        <div className="flex items-center justify-between">
          <h2 className="font-semibold">{t('task.schedule')}</h2>
          <Switch
            on={edit.isScheduled}
            label={t('task.schedule.on')}
            onChange={(on) => setEdit(switched(edit, on))}
          />
        </div>
        {runsUnforeseen(edit) && <p className="text-sm text-muted">{t('task.unforeseen.about')}</p>}
        {edit.schedule && (
          <ScheduleEditor
            value={edit.schedule}
            onChange={(schedule) => setEdit({ ...edit, schedule })}
            isOn={edit.isScheduled}
            problemOf={problemOf}
            refOf={refOf}
          />
        )}
      </div>
      <LazyPart>
        <TaskCost before={base} after={after} />
      </LazyPart>
    </Card>
  );
}
