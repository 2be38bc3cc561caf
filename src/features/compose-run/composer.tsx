import {
  type ReactNode,
  startTransition,
  useCallback,
  useEffect,
  useMemo,
  useReducer,
  useState,
} from 'react';
import { createPortal } from 'react-dom';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { isComplete } from '#core/options/read-options.ts';
import { OPTION_NAMES, PLATFORM_NAMES } from '#core/options/option-names.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useReadTitle } from '#parts/title-text.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { PartBoundary } from '#ui/loading/part-boundary.tsx';
import { Notice } from '#ui/notice.tsx';
import { FieldHandlesContext } from '#ui/field-handles.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import { FormCard, type PresetPlace } from './form-card.tsx';
import { FromOutsideProvider } from './options/from-outside.tsx';
import { toListed } from './start/listed-problems.ts';
import type { LinkText } from './link/open-link.ts';
import { type OnLinkHeld, useLinkHeld } from './origin/use-link-held.ts';
import { OptionRefusalContext } from './options/option-refusal.ts';
import { OriginNotice } from './origin/origin-notice.tsx';
import { OwnKeyNotice } from './origin/own-key-notice.tsx';
import { StartCard } from './start/start-card.tsx';
import { StartOutcome } from './start/start-outcome.tsx';
import type { StoredDraft } from './draft/reading/stored-draft.ts';
import { useComposeCommands } from './use-compose-commands.ts';
import { useConfirmStart } from '#starts/question/use-confirm-start.tsx';
import { type ComposedDraft, useDraft } from './draft/use-draft.ts';
import { useKeyedDetail } from './draft/use-keyed-detail.ts';
import { useLeadTo } from './start/use-lead-to.ts';
import { usePrepareStart } from './start/use-prepare-start.ts';
import { useRefusal } from './start/use-refusal.ts';
import { type ComposedRequest, useRequest } from './request/use-request.ts';
import { useRequestPanel } from './request/use-request-panel.ts';
import { useStartByKey } from './start/use-start-by-key.ts';
import { useStartRun } from './start/use-start-run.ts';

const RunOptions = lazyComponent(() =>
  import('./options/run-options.tsx').then(({ RunOptions }) => RunOptions),
);
const RequestPanel = lazyComponent(() =>
  import('./request/request-panel.tsx').then(({ RequestPanel }) => RequestPanel),
);

const StartFacts = lazyComponent(
  () => import('./start/start-facts.tsx').then(({ StartFacts }) => StartFacts),
  'costs',
);

export type ComposerProps = {
  readonly slug: WorkerSlug;
  /** The Worker's name in the store; empty if unknown. */
  readonly title: string;
  readonly descriptor: WorkerDescriptor;
  readonly link: LinkText;
  readonly onLinkHeld: OnLinkHeld;
  readonly stored: StoredDraft | undefined;
  readonly requestKey: (reason?: string) => Promise<boolean>;
  readonly onStarted: (run: RunSlug) => void;
  /** Reads the Worker again; reports its current version before the form is rebuilt for it. */
  readonly updateWorker: (beforeChange: (version: string) => void) => Promise<void>;
  readonly isShown: boolean;
  readonly onShow: () => void;
  readonly renderSnippet: (composed: ComposedRequest) => ReactNode;
  readonly renderLink: (composed: ComposedRequest) => ReactNode;
  readonly renderPresets: (place: PresetPlace) => ReactNode;
  readonly startPanel: HTMLElement | null;
  readonly batchPanel: HTMLElement | null;
  readonly renderBatch: (place: BatchPlace) => ReactNode;
};

export type BatchPlace = Pick<ComposerProps, 'slug' | 'title' | 'descriptor'> & {
  readonly form: ComposedDraft;
  readonly onEdit: (name?: string) => void;
};

export function Composer(props: ComposerProps) {
  const { slug, descriptor, requestKey } = props;
  const t = useMessages();
  const readTitle = useReadTitle();
  const draft = useDraft(props);
  useKeyedDetail(draft);
  useLinkHeld(draft, descriptor, props.onLinkHeld);
  const composed = useRequest(slug, descriptor, draft);
  const complete = isComplete(composed.options);
  const panel = useRequestPanel();
  const leading = useLeadTo({ onShow: props.onShow, complete });
  const { view, setView, collapsed, setCollapsed, handles, leadTo, leadToOption } = leading;
  const [attempts, setAttempts] = useState(0);
  const titleOf = useCallback(
    (name: string) => {
      const named = descriptor.parameters.find((parameter) => parameter.name === name);
      return named === undefined ? name : readTitle(named.title);
    },
    [descriptor, readTitle],
  );
  const { obstacles, subtasks } = composed;
  const problems = useMemo(() => obstacles.map(toListed(t, titleOf)), [obstacles, t, titleOf]);
  const prepare = usePrepareStart({
    slug,
    descriptor,
    draft,
    onAttempt: () => setAttempts((count) => count + 1),
    onProblem: leadTo,
  });
  const { confirm, dialog } = useConfirmStart(titleOf);
  const starter = useStartRun({ ...props, prepare, confirmStart: confirm });
  const { guard, press, dropped } = useStartByKey({
    ...props,
    exchanged: props.link.fragment + props.link.query !== '',
    start: starter.start,
    current: () => draft.store.getState().draft,
  });
  // The form is painted first; without what costs money beside it, 45 ms sooner on a slow computer (2026-11-26).
  const [isRestDrawn, drawRest] = useReducer(() => true, false);
  useEffect(() => startTransition(drawRest), []);
  const sharing = useComposeCommands({
    descriptor,
    onStart: press,
    onField: (name) => leadTo({ field: name }),
    onOption: leadToOption,
    onView: setView,
    panel,
    onShow: props.onShow,
  });
  const refusal = useRefusal(starter.state, descriptor.parameters, draft);
  const takeCurrentVersion = () =>
    props.updateWorker((version) => {
      draft.setOptions({ ...draft.current().options, version });
      draft.save();
    });
  const editFromBatch = (name?: string) => {
    const option = OPTION_NAMES.find((one) => PLATFORM_NAMES[one] === name);
    if (name === undefined) props.onShow();
    else if (option) leadToOption(option);
    else leadTo({ field: name });
  };
  const limitTo = (usd: number) => draft.setOptions({ ...draft.current().options, maxCharge: String(usd) });
  const start = isRestDrawn && (
    <>
      <PartBoundary>
        <StartCard
          starter={starter}
          guard={guard}
          options={composed.options}
          isByKey={props.isShown}
          facts={
            // Where it is out of sight, another card says what its own start costs.
            (props.isShown || props.startPanel !== null) && (
              <LazyPart fallback={<Skeleton className="h-12" />}>
                <StartFacts
                  worker={slug}
                  title={props.title}
                  descriptor={descriptor}
                  options={composed.options}
                  custom={composed.built.custom}
                  subtasks={subtasks}
                  titleOf={titleOf}
                  problems={problems}
                  attempts={attempts}
                  isStarting={starter.isStarting}
                  onProblem={({ place }) => leadTo(place)}
                  onLimit={limitTo}
                />
              </LazyPart>
            )
          }
          onAsync={() => draft.setOptions({ ...draft.current().options, mode: 'async' })}
          outcome={
            <StartOutcome
              slug={slug}
              starter={starter}
              dropped={dropped}
              onEnterKey={() => void requestKey()}
              onUseCurrentVersion={takeCurrentVersion}
            />
          }
        />
      </PartBoundary>
      {dialog}
    </>
  );
  const screen = (
    <div className="grid items-start gap-5 max-lg:pb-[calc(var(--bar,5rem)+1rem)] lg:grid-cols-[minmax(0,1fr)_23.75rem]">
      <div className="min-w-0 space-y-3.5">
        <OriginNotice descriptor={descriptor} draft={draft} />
        <OwnKeyNotice custom={composed.built.custom} titleOf={titleOf} />
        {!draft.saved && <Notice tone="warn" title={t('compose.storage.full')} />}
        <PartBoundary>
          <FormCard
            descriptor={descriptor}
            draft={draft}
            view={view}
            onView={setView}
            attempted={attempts > 0}
            refusal={refusal.field}
            isShareOpen={panel.view !== 'closed'}
            onShare={sharing.toggle}
            renderPresets={props.renderPresets}
          />
        </PartBoundary>
      </div>
      <aside
        aria-label={t('compose.rail')}
        className="flex min-w-0 flex-col gap-3.5 lg:sticky lg:top-[60px] lg:max-h-[calc(100dvh-72px)]"
      >
        {isRestDrawn && (
          <FromOutsideProvider value={composed.reasons}>
            {!props.startPanel && start}
            {/* Scrolls by itself where it does not fit, so that what stands above it stays in view; its bar, of 11 px, beside the cards. */}
            <div className="flex steady-bar min-h-0 flex-col gap-3.5 lg:-mr-[15px] lg:-ml-1 lg:[scrollbar-gutter:stable] lg:overflow-y-auto lg:px-1 lg:pb-1">
              <div className="shrink-0">
                <LazyPart fallback={<Skeleton className="h-11" />}>
                  <OptionRefusalContext value={refusal.option}>
                    <RunOptions
                      worker={draft.slug}
                      store={draft.store}
                      reader={draft.optionsReader}
                      attempts={attempts}
                      descriptor={descriptor}
                      onReset={draft.setOptions}
                      complete={complete && !refusal.option}
                      collapsed={[collapsed, complete, !refusal.option].every(Boolean)}
                      onCollapse={setCollapsed}
                    />
                  </OptionRefusalContext>
                </LazyPart>
              </div>
              {panel.view !== 'closed' && (
                <LazyPart fallback={<Skeleton className="h-64 shrink-0" />}>
                  <RequestPanel
                    {...panel}
                    request={composed.request}
                    incomplete={problems.length > 0}
                    snippet={props.renderSnippet(composed)}
                    link={props.renderLink(composed)}
                  />
                </LazyPart>
              )}
            </div>
          </FromOutsideProvider>
        )}
      </aside>
      {props.startPanel && createPortal(start, props.startPanel)}
      {props.batchPanel &&
        createPortal(
          props.renderBatch({ slug, title: props.title, descriptor, form: draft, onEdit: editFromBatch }),
          props.batchPanel,
        )}
    </div>
  );
  return <FieldHandlesContext value={handles}>{screen}</FieldHandlesContext>;
}
