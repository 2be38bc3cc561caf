import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { digestDraft } from '#core/draft/draft-codec.ts';
import type { Draft } from '#core/draft/draft.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { OptionsDraft } from '#core/options/options-draft.ts';
import { isComplete } from '#core/options/read-options.ts';
import type { RunOrder } from '#core/run/run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useReadTitle } from '#parts/title-text.tsx';
import { FieldHandlesContext } from '#ui/field-handles.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { Notice } from '#ui/notice.tsx';

import { isAsFilled } from './draft/composed-draft.ts';
import { linkedDraft } from './draft/opening/filled-draft.ts';
import type { StoredDraft } from './draft/reading/stored-draft.ts';
import { loadStash, saveStash } from './draft/storage/stashed-storage.ts';
import { type DraftKey, forgetDraft } from './draft/storage/draft-storage.ts';
import { useDraft } from './draft/use-draft.ts';
import { FormCard } from './form-card.tsx';
import { type LinkText, openLink } from './link/open-link.ts';
import { OriginNotice } from './origin/origin-notice.tsx';
import { OwnKeyNotice } from './origin/own-key-notice.tsx';
import { useRequest } from './request/use-request.ts';
import { toListed } from './start/listed-problems.ts';
import { useLeadTo } from './start/use-lead-to.ts';
import { usePrepareStart } from './start/use-prepare-start.ts';

const RunOptions = lazyComponent(() =>
  import('./options/run-options.tsx').then(({ RunOptions }) => RunOptions),
);
const StartFacts = lazyComponent(
  () => import('./start/start-facts.tsx').then(({ StartFacts }) => StartFacts),
  'costs',
);

/** The form of a Worker with the input of a task, and the ways to keep it. */
export type TaskForm = {
  /** When the task that filled the form was last changed, in milliseconds since the epoch. */
  readonly filledAt: number | undefined;
  /** Nothing was changed of it since, but for the limit and the version. */
  readonly isAsFilled: boolean;
  /** What was put in for those since; no limit is empty. */
  readonly put: { readonly cap?: string; readonly version?: string };
  /** What would be sent, a little behind the keys; undefined while something is wrong. */
  readonly order: RunOrder | undefined;
  readonly current: () => Draft;
  readonly check: () => boolean;
  /** Whether it is kept once it is left. */
  readonly keep: (shouldKeep: boolean) => void;
  /** Has the form count as filled with what it holds, by a task that was changed then. */
  readonly settle: (updatedAt: number | undefined) => void;
  /** Fills it anew, but for what was put in. */
  readonly refill: (link: LinkText, put: TaskForm['put']) => void;
  readonly setVersion: (version: string) => void;
  readonly leadToCap: () => void;
  /** Stands above the form, where there is something to be told. */
  readonly notices: ReactNode;
  readonly renderForm: (head: ReactNode) => ReactNode;
  /** What a run costs, about and at most. */
  readonly cost: ReactNode;
  readonly options: ReactNode;
};

type TaskComposerProps = {
  readonly slug: WorkerSlug;
  readonly title: string;
  readonly descriptor: WorkerDescriptor;
  readonly link: LinkText;
  readonly draftKey: DraftKey;
  readonly stored: StoredDraft | undefined;
  readonly children: (form: TaskForm) => ReactNode;
};

const nothing = () => undefined;

const givenUp = new Set<DraftKey>();

function putIn({ maxCharge, version }: OptionsDraft, before: OptionsDraft): TaskForm['put'] {
  return {
    ...(maxCharge !== before.maxCharge && { cap: Number(maxCharge) === 0 ? '' : maxCharge }),
    ...(version !== before.version && version !== '' && { version }),
  };
}

export function TaskComposer(props: TaskComposerProps) {
  const { slug, title, descriptor, draftKey } = props;
  const t = useMessages();
  const readTitle = useReadTitle();
  const draft = useDraft({ ...props, storageKey: draftKey });
  const { origin, store } = draft;
  // What was typed earlier may have been typed upon another state of the task.
  const [filledAt, setFilledAt] = useState(() =>
    origin.kind === 'link' ? origin.link.runAt : loadStash(draftKey)?.filledBy?.runAt,
  );
  // What an earlier visit left here was changed then.
  const [filled, setFilled] = useState(() => (origin.kind === 'link' ? store.getState().draft : undefined));
  const typed = useStore(store, ({ draft: { options } }) => options);
  const isFilled = useStore(store, ({ draft: held }) => {
    if (!filled) return false;
    const { maxCharge, version } = filled.options;
    return isAsFilled({ ...held, options: { ...held.options, maxCharge, version }, filled });
  });
  const settle = (updatedAt: number | undefined) => {
    setFilled(store.getState().draft);
    setFilledAt(updatedAt);
    saveStash(draftKey, {
      ...(loadStash(draftKey) ?? { drafts: [] }),
      filled: digestDraft(draft.current()),
      filledBy: { from: 'task', ...(updatedAt !== undefined && { runAt: updatedAt }) },
    });
  };
  const refill = (link: LinkText, { cap, version }: TaskForm['put']) => {
    const opened = openLink(link, slug, descriptor);
    if (!opened?.ok) return;
    draft.replace(linkedDraft(opened.value, descriptor), { origin: { kind: 'link', link: opened.value } });
    settle(link.runAt);
    const { options } = draft.current();
    const put = { ...(cap !== undefined && { maxCharge: cap || '0' }), ...(version && { version }) };
    if (Object.keys(put).length > 0) draft.setOptions({ ...options, ...put });
  };
  const [costs, setCosts] = useState<HTMLElement | null>(null);
  // After the draft of the form that is left was written.
  useEffect(
    () => () => {
      if (givenUp.delete(draftKey)) forgetDraft(draftKey);
    },
    [draftKey],
  );
  const composed = useRequest(slug, descriptor, draft);
  const complete = isComplete(composed.options);
  const leading = useLeadTo({ onShow: nothing, complete });
  const { view, setView, collapsed, setCollapsed, handles, leadTo } = leading;
  const [attempts, setAttempts] = useState(0);
  const titleOf = useCallback(
    (name: string) => {
      const named = descriptor.parameters.find((parameter) => parameter.name === name);
      return named === undefined ? name : readTitle(named.title);
    },
    [descriptor, readTitle],
  );
  const problems = useMemo(
    () => composed.obstacles.map(toListed(t, titleOf)),
    [composed.obstacles, t, titleOf],
  );
  const prepare = usePrepareStart({
    slug,
    descriptor,
    draft,
    onAttempt: () => setAttempts((count) => count + 1),
    onProblem: leadTo,
  });
  const isWhole = origin.kind === 'link' && origin.link.applied.issues.length === 0;
  // The task filled it, as the bar above says.
  const isFilledByTask = origin.kind === 'link' || origin.kind === 'draft';
  const shown = isFilledByTask ? { ...draft, origin: { kind: 'defaults' as const } } : draft;
  return (
    <FieldHandlesContext value={handles}>
      {props.children({
        filledAt,
        isAsFilled: isFilled,
        put: filled && isFilled ? putIn(typed, filled.options) : {},
        order: composed.order,
        current: draft.current,
        check: () => prepare() !== undefined,
        keep: (shouldKeep) => void (shouldKeep ? givenUp.delete(draftKey) : givenUp.add(draftKey)),
        settle,
        refill,
        setVersion: (version) => draft.setOptions({ ...draft.current().options, version }),
        leadToCap: () => costs?.querySelector<HTMLElement>('[data-testid="cost-at-most"] button')?.focus(),
        notices: (
          <>
            {isWhole || <OriginNotice descriptor={descriptor} draft={draft} />}
            <OwnKeyNotice custom={composed.built.custom} titleOf={titleOf} />
            {!draft.saved && <Notice tone="warn" title={t('compose.storage.full')} />}
          </>
        ),
        renderForm: (head) => (
          <FormCard
            descriptor={descriptor}
            view={view}
            draft={shown}
            onView={setView}
            attempted={attempts > 0}
            refusal={undefined}
            renderPresets={nothing}
            head={head}
          />
        ),
        cost: (
          <section ref={setCosts}>
            <LazyPart fallback={<Skeleton className="h-12" />}>
              <StartFacts
                title={title}
                descriptor={descriptor}
                titleOf={titleOf}
                problems={problems}
                attempts={attempts}
                worker={slug}
                options={composed.options}
                custom={composed.built.custom}
                subtasks={composed.subtasks}
                isStarting={false}
                isOfTask
                onProblem={({ place }) => leadTo(place)}
                onLimit={(usd) => draft.setOptions({ ...draft.current().options, maxCharge: String(usd) })}
              />
            </LazyPart>
          </section>
        ),
        options: (
          <LazyPart fallback={<Skeleton className="h-11" />}>
            <RunOptions
              worker={slug}
              store={store}
              reader={draft.optionsReader}
              attempts={attempts}
              descriptor={descriptor}
              complete={complete}
              onReset={draft.setOptions}
              collapsed={collapsed && complete}
              onCollapse={setCollapsed}
            />
          </LazyPart>
        ),
      })}
    </FieldHandlesContext>
  );
}
