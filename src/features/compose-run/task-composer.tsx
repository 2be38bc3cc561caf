import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Draft } from '#core/draft/draft.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { isComplete } from '#core/options/read-options.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useReadTitle } from '#parts/title-text.tsx';
import { Card } from '#ui/card.tsx';
import { FieldHandlesContext } from '#ui/field-handles.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { Notice } from '#ui/notice.tsx';

import type { StoredDraft } from './draft/reading/stored-draft.ts';
import { loadStash } from './draft/storage/stashed-storage.ts';
import { type DraftKey, forgetDraft } from './draft/storage/draft-storage.ts';
import { useDraft } from './draft/use-draft.ts';
import { FormCard } from './form-card.tsx';
import type { LinkText } from './link/open-link.ts';
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

export type SavePlace = {
  /** When the task that filled the form was last changed, in milliseconds since the epoch. */
  readonly filledAt: number | undefined;
  readonly isAsFilled: boolean;
  readonly current: () => Draft;
  readonly check: () => boolean;
  /** Discards the draft once the form is left. */
  readonly letGo: () => void;
};

type TaskComposerProps = {
  readonly slug: WorkerSlug;
  readonly title: string;
  readonly descriptor: WorkerDescriptor;
  readonly link: LinkText;
  readonly draftKey: DraftKey;
  readonly stored: StoredDraft | undefined;
  readonly renderBar: (place: SavePlace) => ReactNode;
};

const nothing = () => undefined;

const givenUp = new Set<DraftKey>();

export function TaskComposer(props: TaskComposerProps) {
  const { slug, title, descriptor, draftKey } = props;
  const t = useMessages();
  const readTitle = useReadTitle();
  const draft = useDraft({ ...props, keptAs: draftKey });
  const { origin } = draft;
  // What was typed earlier may have been typed upon another state of the task.
  const [filledAt] = useState(() =>
    origin.kind === 'link' ? origin.link.runAt : loadStash(draftKey)?.filledBy?.runAt,
  );
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
  const isTold = origin.kind === 'link' || origin.kind === 'draft';
  const shown = isTold ? { ...draft, origin: { kind: 'defaults' as const } } : draft;
  return (
    <FieldHandlesContext value={handles}>
      {props.renderBar({
        filledAt,
        // What an earlier visit left here was changed then.
        isAsFilled: origin.kind === 'link' && draft.isAsFilled,
        current: draft.current,
        check: () => prepare() !== undefined,
        letGo: () => void givenUp.add(draftKey),
      })}
      <div className="grid items-start gap-5 max-lg:pb-[calc(var(--bar,5rem)+1rem)] lg:grid-cols-[minmax(0,1fr)_23.75rem]">
        <div className="min-w-0 space-y-3.5">
          {isWhole || <OriginNotice descriptor={descriptor} draft={draft} />}
          <OwnKeyNotice custom={composed.built.custom} titleOf={titleOf} />
          {!draft.saved && <Notice tone="warn" title={t('compose.storage.full')} />}
          <FormCard
            descriptor={descriptor}
            view={view}
            draft={shown}
            onView={setView}
            attempted={attempts > 0}
            refusal={undefined}
            renderPresets={nothing}
          />
        </div>
        <aside aria-label={t('compose.rail')} className="flex min-w-0 flex-col gap-3.5">
          <Card className="pt-2">
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
                onProblem={({ place }) => leadTo(place)}
                onLimit={(usd) => draft.setOptions({ ...draft.current().options, maxCharge: String(usd) })}
              />
            </LazyPart>
          </Card>
          <LazyPart fallback={<Skeleton className="h-11" />}>
            <RunOptions
              worker={slug}
              store={draft.store}
              reader={draft.optionsReader}
              attempts={attempts}
              descriptor={descriptor}
              complete={complete}
              onReset={draft.setOptions}
              collapsed={collapsed && complete}
              onCollapse={setCollapsed}
            />
          </LazyPart>
        </aside>
      </div>
    </FieldHandlesContext>
  );
}
