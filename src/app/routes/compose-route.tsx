import { RowLink } from '#ui/controls/link.tsx';
import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';

import { useApi } from '#api/api-context.tsx';
import { workerQuery } from '#api/queries.ts';
import { factsOf } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { runPath, taskPath } from '#core/ids/screen-paths.ts';
import { readWorkerPath, workerBatchPath, workerPath, type WorkerSlug } from '#core/ids/worker-ref.ts';
import { ComposePage } from '#features/compose-run/compose-page.tsx';
import type { LinkText } from '#features/compose-run/link/open-link.ts';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';
import { handedLinks, type OpenedTask, openedTask, openingTask } from '#features/keep-tasks/opened-task.ts';
import { KeepTaskButton } from '#features/keep-tasks/keep/keep-task-button.tsx';
import { PresetsButton } from '#features/keep-presets/presets-button.tsx';
import { useKnownTitle } from '#features/open-worker/known-title.ts';
import { noteOpenedWorker } from '#features/open-worker/recent-workers.ts';
import { earlierRun } from '#features/run-history/earlier-run.ts';
import { useStoredInputs } from '#starts/history/use-start-history.ts';
import { useMessages } from '#messages/use-messages.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Notice } from '#ui/notice.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';

import { TabStarts } from '../tab-starts.tsx';

/** Drawn when their tab is opened, and loaded then. */
const SnippetPanel = lazyComponent(
  () => import('#features/share-run/snippet/snippet-panel.tsx').then(({ SnippetPanel }) => SnippetPanel),
  'snippets',
);
const LinkPanel = lazyComponent(
  () => import('#features/share-run/link-panel.tsx').then(({ LinkPanel }) => LinkPanel),
  'sharing',
);
const WorkerRuns = lazyComponent(
  () => import('#features/browse-runs/worker-runs.tsx').then(({ WorkerRuns }) => WorkerRuns),
  'runs',
  'runList',
);
const BatchTab = lazyComponent(
  () => import('../batch-tab.tsx').then(({ BatchTab }) => BatchTab),
  'setUpBatch',
  'costs',
  'sharing',
);
const KeepPresetButton = lazyComponent(
  () => import('#features/keep-tasks/keep/keep-preset-button.tsx').then((module) => module.KeepPresetButton),
  'tasks',
);
const WorkerTasks = lazyComponent(
  () => import('#features/keep-tasks/list/worker-tasks.tsx').then((module) => module.WorkerTasks),
  'tasks',
);
const OtherOwner = lazyComponent(
  () => import('#features/find-owner/other-owner.tsx').then(({ OtherOwner }) => OtherOwner),
  'runs',
);

export default function ComposeRoute() {
  const [path] = useLocation();
  const place = readWorkerPath(path);
  if (place === undefined) return <NoWorker />;
  return (
    <TabStarts>
      <OpenedWorker key={place.slug} {...place} />
    </TabStarts>
  );
}

function NoWorker() {
  const t = useMessages();
  useDocumentTitle(t('compose.malformed.title'));
  return (
    <div className="space-y-4">
      <h1 className="text-xl font-semibold">{t('workers.title')}</h1>
      <Notice tone="bad" title={t('compose.malformed.title')} actions={<WayBack />}>
        <p>{t('compose.malformed.advice')}</p>
      </Notice>
    </div>
  );
}

type OpenedWorkerProps = { readonly slug: WorkerSlug; readonly isBatch: boolean };

function OpenedWorker({ slug, isBatch }: OpenedWorkerProps) {
  const [, navigate] = useLocation();
  const { openKeyDialog } = useKeyDialog();
  const link = useLinkOnce(isBatch);
  const title = useKnownTitle(slug);
  const startedHere = useStoredInputs();
  const isOpened = useQuery({ ...workerQuery(useApi(), slug), enabled: false }).isSuccess;
  useEffect(() => {
    if (isOpened) noteOpenedWorker(slug, title);
  }, [isOpened, slug, title]);
  return (
    <ComposePage
      key={link.count}
      slug={slug}
      title={title}
      link={link}
      requestKey={openKeyDialog}
      isBatch={isBatch}
      onBatch={(toBatch) => navigate(toBatch ? workerBatchPath(slug) : workerPath(slug))}
      renderBatch={(place) => (
        <LazyPart fallback={<Skeleton className="h-96" />}>
          <BatchTab {...place} requestKey={openKeyDialog} />
        </LazyPart>
      )}
      onStarted={(run: RunSlug) => navigate(runPath(run))}
      renderSnippet={({ request, options }) => (
        <LazyPart fallback={<Skeleton className="m-3 h-40" />}>
          <SnippetPanel request={request} isCapped={options.maxCharge !== 0} />
        </LazyPart>
      )}
      renderLink={({ share }) => (
        <LazyPart fallback={<Skeleton className="m-3 h-40" />}>
          <LinkPanel source={share} />
        </LazyPart>
      )}
      renderPresets={(place) => (
        <>
          <PresetsButton
            worker={slug}
            {...place}
            renderMore={(preset) => (
              <LazyPart>
                <KeepPresetButton
                  worker={slug}
                  descriptor={place.descriptor}
                  name={preset.name}
                  draft={place.asIs(preset)}
                  onKept={(task) => navigate(taskPath(task))}
                  onNeedKey={() => void openKeyDialog()}
                />
              </LazyPart>
            )}
          />
          <KeepTaskButton
            worker={slug}
            descriptor={place.descriptor}
            current={place.current}
            edited={link.task?.once === false ? link.task.task : undefined}
            onKept={(task) => navigate(taskPath(task))}
            onNeedKey={() => void openKeyDialog()}
          />
        </>
      )}
      tasks={
        <LazyPart fallback={<Skeleton className="h-64" />}>
          <WorkerTasks
            worker={slug}
            onOpen={(task) => navigate(taskPath(task))}
            onNeedKey={() => void openKeyDialog()}
          />
        </LazyPart>
      }
      runs={
        <LazyPart fallback={<Skeleton className="h-64" />}>
          <WorkerRuns worker={slug} startedHere={startedHere} onNeedKey={() => void openKeyDialog()} />
        </LazyPart>
      }
      explainId={(failure) =>
        // Where no answer came, there is nothing to explain, and no code for it either.
        factsOf(failure).status !== undefined && (
          <LazyPart>
            <OtherOwner id={slug} wanted="worker" failure={failure} />
          </LazyPart>
        )
      }
      wayBack={<WayBack />}
    />
  );
}

function WayBack() {
  const t = useMessages();
  return <RowLink href="/">{t('compose.back')}</RowLink>;
}

type OpenedAs = LinkText & {
  readonly task: OpenedTask | undefined;
};

type LinkOnce = OpenedAs & { readonly count: number };

/** On the tab Batch the query names rows of a batch, and is no link. */
function readLink(isBatch: boolean): OpenedAs {
  const { hash, search } = window.location;
  const task = openedTask(window.history.state);
  const run = earlierRun(window.history.state);
  const from = run !== undefined ? 'run' : task === undefined ? 'link' : 'task';
  const fragment = (task && handedLinks.get(task.task)) ?? hash.slice(1);
  return { fragment, query: isBatch ? '' : search, from, runAt: run?.at, task };
}

/**
 * The fragment and the query that the page was opened with. They are taken out of the address bar at once, so that a
 * reload or Back does not apply them again, with the mark of an earlier run beside them; a link that is opened over this page counts as opened anew.
 */
function useLinkOnce(isBatch: boolean): LinkOnce {
  const [link, setLink] = useState<LinkOnce>(() => ({ ...readLink(isBatch), count: 0 }));
  useEffect(() => {
    const removeFromAddress = () => {
      handedLinks.clear();
      const { hash, search, pathname } = window.location;
      const kept = isBatch ? search : '';
      if (hash === '' && search === kept) return;
      const task = openedTask(window.history.state);
      window.history.replaceState(task === undefined ? null : openingTask(task), '', pathname + kept);
    };
    const openAnew = () => {
      const opened = readLink(isBatch);
      if (opened.fragment === '' && opened.query === '') return;
      setLink(({ count }) => ({ ...opened, count: count + 1 }));
      removeFromAddress();
    };
    removeFromAddress();
    window.addEventListener('hashchange', openAnew);
    return () => window.removeEventListener('hashchange', openAnew);
  }, [isBatch]);
  return link;
}
