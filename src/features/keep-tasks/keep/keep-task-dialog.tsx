import { type ReactNode, useState } from 'react';

import { useHasKey, useKeyStore } from '#api/api-context.tsx';
import { useBalance } from '#api/queries/use-balance.ts';
import { excerpt } from '#core/cut-text.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { composeRun, type Composition } from '#core/draft/compose-run.ts';
import type { Draft } from '#core/draft/draft.ts';
import { judgeStart } from '#core/draft/reasons/judge-start.ts';
import { OWN, type Provenance, type Source } from '#core/draft/provenance.ts';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import type { Parameter } from '#core/form/parameter.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { createOptionsReader } from '#core/options/read-options.ts';
import type { RunOrder } from '#core/run/run.ts';
import { nameParts, notableFields } from '#core/runs/run-name.ts';
import { MAX_TITLE, type NewTask, type TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { capOf } from '#core/saved-tasks/task-changes.ts';
import { switched } from '#core/saved-tasks/task-edit.ts';
import { omitSecrets } from '#core/secrets/omit-secrets.ts';
import { holdsKey } from '#core/secrets/own-key.ts';
import type { MessageKey } from '#messages/en.ts';
import { formatList } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { KeyNotice } from '#parts/key-notice.tsx';
import { askThreshold } from '#starts/question/ask-threshold.ts';
import { Switch } from '#ui/controls/switch.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Notice } from '#ui/notice.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';
import { Guard } from '#ui/overlay/guard.tsx';

import { CreationNotice } from '../write/creation-notice.tsx';
import { ScheduleEditor } from '../schedule/schedule-editor.tsx';
import { RunsByItself } from '../task/save-task-dialog.tsx';
import { CapField, Facts } from '../task/task-fields.tsx';
import { useTaskEdit } from '../task/use-task-edit.ts';
import { useCreateTask } from '../write/use-create-task.ts';
import { toTaskInput } from './task-of-order.ts';

const AskOutside = lazyComponent(
  async () => (await import('./ask-outside.tsx')).AskOutside,
  'sharing',
  'compose',
);

export type KeepTaskProps = {
  readonly worker: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  readonly current: () => Draft;
  readonly onSaved: (slug: TaskSlug) => void;
  readonly onNeedKey: () => void;
  readonly onClose: () => void;
};

/** Keeps what stands in the form as a task. */
export function KeepTaskDialog({ current, ...place }: KeepTaskProps) {
  const [draft] = useState(current);
  return <KeepDraftDialog {...place} draft={draft} problems="task.keep.problems" />;
}

type DraftProps = Omit<KeepTaskProps, 'current'> & {
  readonly draft: Draft | undefined;
  readonly problems: MessageKey;
};

type KeepDraftProps = DraftProps & {
  readonly title?: string;
};

export function KeepDraftDialog(props: KeepDraftProps) {
  const composedOrder = useComposedOrder(props);
  const { parameters } = props.descriptor;
  const key = useKeyStore().get();
  return (
    <Checked {...props} {...composedOrder} dialogTitle="task.keep.title" parameters={parameters}>
      {(checked) => (
        <NewTaskForm {...props} order={checked} title={props.title ?? titleOf(checked, parameters, key)} />
      )}
    </Checked>
  );
}

type CheckedDraftProps = Omit<KeepTaskProps, 'onSaved'> & {
  /** What saves it in the task that filled the form. */
  readonly children: (order: RunOrder, note: ReactNode) => ReactNode;
};

/** What stands in the form of a task, once it may be saved there. */
export function CheckedDraft({ current, children, ...place }: CheckedDraftProps) {
  const [draft] = useState(current);
  // What the task itself filled in stands there already.
  const composedOrder = useComposedOrder({ ...place, draft }, 'task');
  return (
    <Checked
      {...place}
      {...composedOrder}
      dialogTitle="task.keep.saveTo"
      problems="task.keep.problems"
      parameters={place.descriptor.parameters}
    >
      {(order) => children(order, <OmittedOptions order={order} />)}
    </Checked>
  );
}

type ComposedOrder = { readonly order: RunOrder | undefined; readonly reasons: readonly StartReason[] };

function useComposedOrder(
  { worker, descriptor, draft }: Pick<DraftProps, 'worker' | 'descriptor' | 'draft'>,
  except?: Source,
): ComposedOrder {
  const balance = useBalance();
  const [composedOrder] = useState<ComposedOrder>(() => {
    if (draft === undefined) return { order: undefined, reasons: [] };
    const { order, ...composed } = compose({ worker, descriptor, draft });
    const provenance = draft.provenance ?? OWN;
    return { order, reasons: reasonsOf(descriptor, { ...composed, provenance, balance }, except) };
  });
  return composedOrder;
}

function reasonsOf(
  descriptor: WorkerDescriptor,
  {
    options,
    built: { custom },
    subtasks: { count: subtasks },
    provenance,
    balance,
  }: Omit<Composition, 'order'> & { readonly provenance: Provenance; readonly balance: number | undefined },
  except: Source | undefined,
): readonly StartReason[] {
  const threshold = askThreshold();
  const judged = judgeStart(descriptor, {
    options,
    custom,
    subtasks,
    provenance,
    threshold,
    balance,
    readOptions,
  });
  const reasons = judged.filter(
    (reason) => appliesToTask(reason) && (!except || sourceOf(reason) !== except),
  );
  return reasons.some((reason) => sourceOf(reason) !== undefined) ? reasons : [];
}

const sourceOf = (reason: StartReason): Source | undefined =>
  'source' in reason ? reason.source : undefined;

const appliesToTask = (reason: StartReason): boolean =>
  reason.kind !== 'callback' && !(reason.kind === 'option' && reason.name === 'mode');

export type KeepOrderProps = Pick<KeepTaskProps, 'onSaved' | 'onNeedKey' | 'onClose'> & {
  /** Without what looks like a secret. */
  readonly order: RunOrder;
};

export function KeepOrderDialog(props: KeepOrderProps) {
  const { order } = props;
  return (
    <Checked
      {...props}
      dialogTitle="task.keep.title"
      problems="task.keep.problems"
      parameters={[]}
      reasons={[]}
    >
      {() => <NewTaskForm {...props} worker={order.worker} title={titleOf(order, [], undefined)} />}
    </Checked>
  );
}

type CheckedProps = Pick<DraftProps, 'problems' | 'onNeedKey' | 'onClose'> & {
  readonly dialogTitle: MessageKey;
  readonly order: RunOrder | undefined;
  readonly parameters: WorkerDescriptor['parameters'];
  readonly reasons: readonly StartReason[];
  readonly children: (order: RunOrder) => ReactNode;
};

/** What a task may hold: never the key; a secret or a value from outside only if the user agrees. */
function Checked(props: CheckedProps) {
  const { dialogTitle, problems, order, parameters, reasons, onNeedKey, onClose, children } = props;
  const t = useMessages();
  const hasKey = useHasKey();
  const keyStore = useKeyStore();
  const [agreed, setAgreed] = useState(false);
  const [isConfirmed, setIsConfirmed] = useState(reasons.length === 0);
  const title = t(dialogTitle);
  const secrets = order ? omitSecrets(order, parameters, keyStore.get()).omitted : [];
  if (order === undefined || !hasKey || holdsKey(order.custom, keyStore.get())) {
    return (
      <Dialog title={title} onClose={onClose}>
        {hasKey ? (
          <Notice tone="warn" title={t(order === undefined ? problems : 'task.keep.ownKey')} />
        ) : (
          <KeyNotice to="tasks" onNeedKey={onNeedKey} />
        )}
      </Dialog>
    );
  }
  if (secrets.length === 0 || agreed) {
    if (isConfirmed) return children(order);
    return (
      <LazyPart>
        <AskOutside
          reasons={reasons}
          order={order}
          parameters={parameters}
          onClose={onClose}
          onAgree={() => setIsConfirmed(true)}
        />
      </LazyPart>
    );
  }
  return (
    <Guard
      title={title}
      about={
        <Notice tone="warn" title={t('task.keep.secrets', { names: formatList(secrets) })}>
          <p>{t('task.keep.secrets.about')}</p>
        </Notice>
      }
      action={t('task.keep.secrets.agree')}
      onAgree={() => setAgreed(true)}
      onClose={onClose}
    />
  );
}

type ComposedTask = {
  readonly worker: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  readonly draft: Draft;
};

const { read: readOptions } = createOptionsReader({ holdsKey: () => false, versionRequired: false });

const compose = ({ worker, descriptor, draft: { values, options, brokenJson } }: ComposedTask): Composition =>
  composeRun(
    { worker, descriptor },
    { values, options, isBroken: brokenJson !== undefined, reading: [] },
    { readOptions },
  );

function OmittedOptions({ order: { options } }: Pick<KeepOrderProps, 'order'>) {
  const t = useMessages();
  const { callbackUrl = '', mode } = options;
  if (callbackUrl === '' && mode !== 'sync') return null;
  return (
    <Notice tone="warn" className="mb-3">
      {callbackUrl !== '' && (
        <p className="wrap-anywhere">{t('task.keep.noCallback', { url: excerpt(callbackUrl) })}</p>
      )}
      {mode === 'sync' && <p>{t('task.keep.noSync')}</p>}
    </Notice>
  );
}

type NewTaskFormProps = KeepOrderProps & { readonly worker: WorkerSlug; readonly title: string };

function NewTaskForm({ worker, order, title, onSaved, onNeedKey, onClose }: NewTaskFormProps) {
  const t = useMessages();
  const creation = useCreateTask(onSaved, true);
  const [begun] = useState<NewTask>(() => ({
    worker,
    title,
    description: '',
    isScheduled: false,
    version: order.options.version ?? '',
    input: toTaskInput(order),
  }));
  const { edit, setEdit, after, count, check, problemOf, refOf } = useTaskEdit(begun);
  const { isOpen } = creation;
  const create = () => {
    if (!check()) return;
    void creation.create({ ...after, description: after.description.trim() });
  };
  return (
    <Guard
      title={t('task.keep.title')}
      about={
        <>
          <p className="mb-4">{t('task.keep.about')}</p>
          <OmittedOptions order={order} />
        </>
      }
      action={t('task.keep.make')}
      isReady={!isOpen}
      holdsWork={count > 0 && !isOpen}
      onAgree={create}
      onClose={onClose}
    >
      <div className="space-y-4">
        <Facts edit={edit} onEdit={setEdit} problemOf={problemOf} refOf={refOf} />
        <Switch on={edit.isScheduled} onChange={(on) => setEdit(switched(edit, on))}>
          {t('task.schedule.on')}
        </Switch>
        {edit.isScheduled && edit.schedule && (
          <>
            <ScheduleEditor
              value={edit.schedule}
              onChange={(schedule) => setEdit({ ...edit, schedule })}
              isOn
              problemOf={problemOf}
              refOf={refOf}
            />
            <CapField
              edit={edit}
              onEdit={setEdit}
              locked={false}
              problem={problemOf('cap')}
              controlRef={refOf('cap')}
            />
            {capOf(after.input) > 0 && <RunsByItself task={after} />}
          </>
        )}
        <CreationNotice creation={creation} onNeedKey={onNeedKey} />
      </div>
    </Guard>
  );
}

/** Initial title of a task: the first texts of its input, without what looks like a secret. */
function titleOf(order: RunOrder, parameters: readonly Parameter[], key: string | undefined): string {
  const { custom } = omitSecrets(order, parameters, key).order;
  const texts = nameParts(custom, notableFields(custom, parameters)).flatMap((part) =>
    part.kind === 'text' ? part.text : [],
  );
  return Array.from(texts.join(' · ')).slice(0, MAX_TITLE).join('');
}
