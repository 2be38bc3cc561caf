import type { UseQueryResult } from '@tanstack/react-query';
import { TextLink } from '#ui/controls/link.tsx';
import { type ReactNode, useState } from 'react';

import { useHasKey } from '#api/api-context.tsx';
import type { CheckUp } from '#core/check-up/check-up.ts';
import { factsOf, Failure } from '#core/errors/failure.ts';
import { isRunNotFound } from '#core/errors/not-found-failures.ts';
import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import { workerNameOf } from '#core/ids/worker-name.ts';
import { isRunOver, type Run } from '#core/run/run.ts';
import { stateOf } from '#core/run/run-state.ts';
import { nameParts } from '#core/runs/run-name.ts';
import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import { formatDuration, formatList, formatMoney, formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { NotifyButton, notifyOutside, useEndNotice } from '#parts/end-notice.tsx';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { KeyNotice } from '#parts/key-notice.tsx';
import { gravestText } from '#starts/check-up/check-up-text.ts';
import type { StoredInput } from '#starts/history/stored-input.ts';
import { ExportHead, ExportPlace } from '#results/export/export-place.tsx';
import { namelessRun, runName } from '#starts/names/name-text.ts';
import { useRowNames } from '#starts/names/row-names.ts';
import { Button } from '#ui/controls/button.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { PartBoundary } from '#ui/loading/part-boundary.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { RunsBreadcrumb, WorkerCrumb } from '#parts/breadcrumb.tsx';
import { CopyLink } from '#parts/links/copy-link.tsx';
import { ResultHead } from '#parts/result-head.tsx';
import { useReadTitle } from '#parts/title-text.tsx';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';
import type { ActionLook } from '#ui/overlay/menu-button.tsx';

import { AbortRun } from './abort-run.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import { RunFigures, RunProgress } from './run-figures.tsx';
import { RunMessage } from './run-message.tsx';
import { RunName, useLabelsOfRun } from './run-name.tsx';
import { isEmptySuccess, RunStatus, statusWord } from './run-status.tsx';
import { RunTabs } from './run-tabs.tsx';
import { useStatusIcon } from './status-icon.ts';
import { useFollowedRun } from './use-followed-run.ts';
import { useResultCount } from '../rows/use-result-count.ts';

type RunPageProps = {
  readonly slug: string;
  readonly onNeedKey: () => void;
  readonly explainId?: (id: string, failure: Error) => ReactNode;
  readonly edit?: ((run: Run, look?: ActionLook, label?: string) => ReactNode) | undefined;
  readonly again?: (run: Run, look?: ActionLook) => ReactNode;
  readonly ways?: (run: Run, look: ActionLook) => ReactNode;
  readonly stored?: StoredInput | undefined;
  readonly input?: ReactNode;
  readonly aboutInput?: ReactNode;
};

const RunDetails = lazyComponent(async () => (await import('./run-details.tsx')).RunDetails);

const NO_SUCH_RUN = new Failure({ kind: 'runNotFound' });

export function RunPage({ slug, ...props }: RunPageProps) {
  const t = useMessages();
  const hasKey = useHasKey();
  if (isRunSlug(slug) && hasKey)
    return (
      <ExportHead>
        <FollowedRun slug={slug} {...props} />
      </ExportHead>
    );
  return (
    <Nameless slug={slug} title={t('run.title.unknown')}>
      {isRunSlug(slug) ? <KeyNotice onNeedKey={props.onNeedKey} /> : <NotThere failure={NO_SUCH_RUN} />}
    </Nameless>
  );
}

function FollowedRun({
  slug,
  onNeedKey,
  explainId,
  edit,
  again,
  ways,
  stored,
  input,
  aboutInput,
}: RunPageProps & { readonly slug: RunSlug }) {
  const t = useMessages();
  const readTitle = useReadTitle();
  const rowNames = useRowNames();
  const personal = useLabelsOfRun(slug);
  const [isShowingDetails, setIsShowingDetails] = useState(false);
  const { notice, toggle } = useEndNotice();
  const watched = notice === 'on';
  const [wasEndReported, setWasEndReported] = useState(false);
  const onEnd = (ended: Run) => {
    if (!watched) return;
    setWasEndReported(true);
    notifyOutside({
      title: t('run.notice.title', { status: t(statusWord(ended)) }),
      body: t('run.notice.body', {
        worker: readTitle(workerNameOf(ended)),
        figures: formatList(figuresOf(t, ended)),
      }),
      tag: ended.slug,
    });
  };
  const onChecked = (checked: CheckUp) => {
    if (!wasEndReported || checked.findings.length === 0) return;
    notifyOutside({ title: t('checkUp.look'), body: gravestText(t, checked), tag: slug });
  };
  const { query, stalled } = useFollowedRun(slug, { watched, onEnd });
  const { error, refetch, dataUpdatedAt } = query;
  const run = asKnown(query);
  const retry = () => void refetch();
  if (!run) {
    return (
      <Nameless slug={slug} title={t('run.title.unknown')}>
        <ConnectionNotice query={query} onNeedKey={onNeedKey} />
        {error && explainId?.(slug, error)}
        {error ? <NotThere failure={error} onRetry={retry} onNeedKey={onNeedKey} /> : <Loading />}
      </Nameless>
    );
  }
  const parts = stored ? nameParts(stored.order.custom, stored.notableFields) : rowNames.get(slug);
  const usual = runName(t, { parts }) ?? namelessRun(t, run, readTitle);
  const named = runName(t, { label: personal.labels, parts });
  const title = named ?? usual;
  return (
    <div className="space-y-2 [--above:14rem]">
      <Title run={run} title={title} />
      <ResultHead
        ways={<Ways run={run} />}
        name={<RunName {...personal} title={title} usual={usual} />}
        actions={
          <>
            {/* What goes with the end of the run stands before what stays, which does not move then. */}
            {!isRunOver(run.status) && (
              <>
                <AbortRun run={run} />
                <NotifyButton notice={notice} onToggle={toggle} />
              </>
            )}
            {isRunOver(run.status) && <ExportPlace isAwaited={run.results !== 0} />}
          </>
        }
        edit={edit && ((look) => edit(run, look))}
        again={(look) => again?.(run, look)}
        more={(look) => (
          <>
            <CopyLink look={look} of="run" />
            <Button {...look} onClick={() => setIsShowingDetails(true)}>
              {t('run.details')}
            </Button>
            <Button {...look} onClick={() => personal.keep({ star: !personal.labels.star })}>
              {t(personal.labels.star ? 'run.unstar' : 'run.star')}
            </Button>
            {ways?.(run, look)}
          </>
        )}
      >
        <span role="status" data-testid="run-status" className="inline-block min-w-28">
          <RunStatus run={run} />
        </span>
        <PartBoundary>
          <RunFigures run={run} seenAt={dataUpdatedAt} stored={stored} />
        </PartBoundary>
      </ResultHead>
      {isShowingDetails && (
        <LazyPart>
          <RunDetails {...personal} run={run} stored={stored} onClose={() => setIsShowingDetails(false)} />
        </LazyPart>
      )}
      <RunProgress run={run} stored={stored} />
      <ConnectionNotice query={query} onNeedKey={onNeedKey} />
      <PartBoundary>
        <RunMessage run={run} stalled={stalled} onCheck={retry} />
      </PartBoundary>
      <PartBoundary>
        <RunTabs
          key={run.slug}
          run={run}
          name={named}
          stored={stored}
          input={input}
          correct={correctWay(t, run, edit)}
          aboutInput={aboutInput}
          onChecked={onChecked}
          onNeedKey={onNeedKey}
        />
      </PartBoundary>
    </div>
  );
}

/** The blue button of a run that gave nothing to save. */
const correctWay = (t: Translate, run: Run, edit: RunPageProps['edit']): ReactNode =>
  edit?.(run, run.results === 0 ? { variant: 'primary' } : {}, t('run.correct'));

/** A run that the platform no longer knows cannot be said to go on. */
const asKnown = ({ data: run, error }: Pick<UseQueryResult<Run>, 'data' | 'error'>): Run | undefined =>
  run && !isRunOver(run.status) && isRunNotFound(factsOf(error)) ? { ...run, status: 'unknown' } : run;

const figuresOf = (t: Translate, { results, duration, usage }: Run): readonly string[] => [
  ...(results === undefined
    ? []
    : [t('run.name.results', { count: results, number: formatNumber(results) })]),
  ...(duration === undefined ? [] : [formatDuration(duration)]),
  ...(usage === undefined ? [] : [formatMoney(usage)]),
];

function Title({ run, title }: { readonly run: Run; readonly title: string }) {
  const t = useMessages();
  const results = useResultCount(run);
  useStatusIcon(isEmptySuccess(run, results) ? 'empty' : stateOf(run));
  useDocumentTitle(`${t(statusWord(run, results))} · ${title}`);
  return null;
}

function Ways({ run: { slug, workerSlug = '', workerTitle = '' } }: WaysProps) {
  return (
    <>
      <RunsBreadcrumb>
        {workerSlug === '' ? [] : [<WorkerCrumb key="worker" slug={workerSlug} title={workerTitle} />]}
      </RunsBreadcrumb>
      <code data-testid="run-slug" className="sr-only">
        {slug}
      </code>
    </>
  );
}

type WaysProps = {
  readonly run: { readonly slug: string } & Partial<Pick<Run, 'workerSlug' | 'workerTitle'>>;
};

type NamelessProps = { readonly slug: string; readonly title: string; readonly children: ReactNode };

function Nameless({ slug, title, children }: NamelessProps) {
  useDocumentTitle(title);
  return (
    <div className="space-y-4">
      <ResultHead ways={<Ways run={{ slug }} />} name={<h1 className="text-xl font-semibold">{title}</h1>} />
      {children}
    </div>
  );
}

type NotThereProps = {
  readonly failure: Error;
  readonly onRetry?: () => void;
  readonly onNeedKey?: () => void;
};

function NotThere(props: NotThereProps) {
  const t = useMessages();
  return (
    <FailureNotice
      {...props}
      actions={
        <TextLink href={SCREEN_PATHS.runs} className="self-center">
          {t('run.toRuns')}
        </TextLink>
      }
    />
  );
}

function Loading() {
  return (
    <>
      <Skeleton className="h-20 w-full" />
      <Skeleton className="h-80 w-full" />
    </>
  );
}
