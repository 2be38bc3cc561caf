import { RowLink } from '#ui/controls/link.tsx';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';

import { useApi } from '#api/api-context.tsx';
import { workerQuery } from '#api/queries/queries.ts';
import { factsOf } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { runPath, taskPath } from '#core/ids/screen-paths.ts';
import { readWorkerPath, workerBatchPath, workerPath, type WorkerSlug } from '#core/ids/worker-ref.ts';
import { ComposePage } from '#features/compose-run/compose-page.tsx';
import { isKeyName } from '#core/secrets/is-key-name.ts';
import type { LinkText } from '#features/compose-run/link/open-link.ts';
import type { OnLinkHeld } from '#features/compose-run/origin/use-link-held.ts';
import { linkAppliedAt, withLinkApplied } from '#features/compose-run/link/link-in-history.ts';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';
import { handedLinks, openedTask } from '#features/keep-tasks/task/opened-task.ts';
import { useWorkerTitle } from '#features/open-worker/worker-title.ts';
import { noteOpenedWorker } from '#features/open-worker/yours/recent-workers.ts';
import { earlierRun } from '#features/run-history/earlier-run.ts';
import { handedInputs } from '#features/run-history/handed-inputs.ts';
import { useMessages } from '#messages/use-messages.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import { TabStarts } from '../tab/tab-starts.tsx';
import { SaveForm } from './save-form.tsx';

const SnippetPanel = lazyComponent(
  () => import('#features/share-run/snippet/snippet-panel.tsx').then(({ SnippetPanel }) => SnippetPanel),
  'snippets',
);
const NoWorker = lazyComponent(() => import('./no-worker.tsx').then((module) => module.NoWorker), 'sharing');
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
  () => import('../batch/batch-tab.tsx').then(({ BatchTab }) => BatchTab),
  'setUpBatch',
  'costs',
  'sharing',
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
  if (place === undefined)
    return (
      <LazyPart fallback={<Skeleton className="h-40" />}>
        <NoWorker wayBack={<WayBack />} />
      </LazyPart>
    );
  return (
    <TabStarts>
      <OpenedWorker key={place.slug} {...place} />
    </TabStarts>
  );
}

type OpenedWorkerProps = { readonly slug: WorkerSlug; readonly isBatch: boolean };

function OpenedWorker({ slug, isBatch }: OpenedWorkerProps) {
  const [, navigate] = useLocation();
  const { openKeyDialog } = useKeyDialog();
  const link = useLinkOnce(isBatch);
  const isOpened = useQuery({ ...workerQuery(useApi(), slug), enabled: false }).isSuccess;
  const title = useWorkerTitle(slug, isOpened);
  useEffect(() => {
    if (isOpened) noteOpenedWorker(slug, title);
  }, [isOpened, slug, title]);
  return (
    <ComposePage
      key={link.count}
      slug={slug}
      title={title}
      link={link}
      onLinkHeld={link.onHeld}
      requestKey={openKeyDialog}
      isBatch={isBatch}
      onBatch={(toBatch) => navigate(toBatch ? workerBatchPath(slug) : workerPath(slug), { replace: true })}
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
      renderLink={({ share, request }) => (
        <LazyPart fallback={<Skeleton className="m-3 h-40" />}>
          <LinkPanel source={share} request={request} />
        </LazyPart>
      )}
      renderPresets={(place) => <SaveForm worker={slug} place={place} />}
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
          <WorkerRuns worker={slug} onNeedKey={() => void openKeyDialog()} />
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

type LinkOnce = LinkText & {
  readonly count: number;
  readonly onHeld: OnLinkHeld;
};

function readLink(isBatch: boolean): LinkText {
  const { hash, search } = window.location;
  const state: unknown = window.history.state;
  const task = openedTask(state);
  const run = earlierRun(state);
  const from = run !== undefined ? 'run' : task === undefined ? 'link' : 'task';
  const fragment = (task && handedLinks.get(task)) ?? hash.slice(1);
  const handed = run?.run && handedInputs.get(run.run);
  const query = isBatch ? '' : search;
  return { fragment, handed, query, from, runAt: run?.at, appliedAt: linkAppliedAt(state) };
}

/**
 * False for a link that may hold a secret by its source, or a key. Other secrets are found by
 * `holdsSecret` once the Worker is known.
 */
const mayStay = ({ from, query }: LinkText) =>
  from === 'link' && ![...new URLSearchParams(query).keys()].some(isKeyName);

const isHeldLink = ({ appliedAt, fragment, query }: LinkText, held: LinkText) =>
  appliedAt !== undefined && fragment === held.fragment && query === held.query;

/**
 * The fragment and query that the page was opened with. A link stays in the address for copying and
 * reloads while the form matches it.
 * The history entry notes that it was applied, so that going back does not overwrite later typing. Opening
 * a link over this page counts as a new visit.
 */
function useLinkOnce(isBatch: boolean): LinkOnce {
  const [link, setLink] = useState(() => ({ ...readLink(isBatch), count: 0 }));
  const wasHeld = useRef(true);
  const leave = useCallback(() => {
    const { hash, search, pathname } = window.location;
    const remainingSearch = isBatch ? search : '';
    if (hash !== '' || search !== remainingSearch)
      window.history.replaceState(window.history.state, '', pathname + remainingSearch);
  }, [isBatch]);
  const onHeld: OnLinkHeld = useCallback(
    (isHeld, descriptor) => {
      wasHeld.current = isHeld;
      const opened = readLink(isBatch);
      if (!isHeld) return leave();
      if (opened.fragment + opened.query === '') return;
      if (opened.appliedAt === undefined)
        window.history.replaceState(withLinkApplied(window.history.state), '');
      const { href } = window.location;
      void import('#features/compose-run/link/link-secrets.ts')
        .then(({ holdsSecret }) => holdsSecret(opened, descriptor))
        // Where nobody can tell, none stays.
        .catch(() => true)
        .then((isSecret) => {
          if (isSecret && window.location.href === href) leave();
        });
    },
    [isBatch, leave],
  );
  useEffect(() => {
    const open = (opened: LinkText) => {
      handedLinks.clear();
      handedInputs.clear();
      if (!mayStay(opened)) leave();
    };
    const openAnew = () => {
      const opened = readLink(isBatch);
      if (opened.appliedAt !== undefined && !wasHeld.current) return leave();
      if (opened.fragment + opened.query === '') return;
      setLink((held) => (isHeldLink(opened, held) ? held : { ...opened, count: held.count + 1 }));
      open(opened);
    };
    open(readLink(isBatch));
    window.addEventListener('hashchange', openAnew);
    return () => window.removeEventListener('hashchange', openAnew);
  }, [isBatch, leave]);
  return { ...link, onHeld };
}
