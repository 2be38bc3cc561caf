import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { workerQuery } from '#api/queries/queries.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { descriptorDigest } from '#core/descriptor/descriptor-digest.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { TabPanel, Tabs } from '#ui/tabs.tsx';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';

import { ComposeSkeleton } from './compose-skeleton.tsx';
import { Composer, type ComposerProps } from './composer.tsx';
import { OpenComposer } from './open-composer.tsx';
import type { LinkText } from './link/open-link.ts';
import { WorkerHeader } from './worker-header.tsx';

const ModeSwitch = lazyComponent(() => import('./mode-switch.tsx').then((module) => module.ModeSwitch));
const Readme = lazyComponent(() => import('./readme.tsx').then((module) => module.default), 'markdown');

type ComposePageProps = Omit<
  ComposerProps,
  'stored' | 'descriptor' | 'updateWorker' | 'isShown' | 'onShow' | 'batchPanel' | 'startPanel'
> & {
  readonly isBatch: boolean;
  readonly onBatch: (isBatch: boolean) => void;
  readonly runs: ReactNode;
  readonly tasks: ReactNode;
  readonly explainId: (failure: Error) => ReactNode;
  readonly wayBack: ReactNode;
};

const NO_LINK: LinkText = { fragment: '', query: '' };

type ComposeView = 'form' | 'readme' | 'runs' | 'tasks';

function useView(isBatch: boolean) {
  const [view, setView] = useState<ComposeView>('form');
  const [shown, setShown] = useState(isBatch);
  if (shown !== isBatch) {
    setShown(isBatch);
    setView('form');
  }
  return [view, setView] as const;
}

type MadeForm = Pick<WorkerDescriptor, 'parameters'> & { readonly digest: number; readonly count: number };

/** Makes a new form for another descriptor, but not for identical parameters whose version became known. */
function makeForm(descriptor: WorkerDescriptor, before: MadeForm | undefined): MadeForm {
  const { parameters } = descriptor;
  const digest = descriptorDigest(descriptor);
  if (before === undefined) return { digest, parameters, count: 0 };
  if (digest === before.digest) return before;
  return { digest, parameters, count: before.count + (parameters === before.parameters ? 0 : 1) };
}

export function ComposePage(props: ComposePageProps) {
  const { runs, tasks, explainId, wayBack, isBatch, onBatch, ...composer } = props;
  const { slug, title } = composer;
  const t = useMessages();
  const api = useApi();
  const queryClient = useQueryClient();
  const worker = useQuery(workerQuery(api, slug));
  const [view, setView] = useView(isBatch);
  const [batchPanel, setBatchPanel] = useState<HTMLElement | null>(null);
  const [startPanel, setStartPanel] = useState<HTMLElement | null>(null);
  const showForm = () => {
    setView('form');
    if (isBatch) onBatch(false);
  };
  const [made, setMade] = useState<MadeForm>();
  const form = worker.data && makeForm(worker.data, made);
  if (form && form !== made) setMade(form);
  useDocumentTitle(slug);
  if (!worker.data) {
    return (
      <>
        <WorkerHeader slug={slug} title={title} version="" />
        {worker.isPending ? (
          <ComposeSkeleton />
        ) : (
          <>
            {explainId(worker.error)}
            <FailureNotice failure={worker.error} onRetry={() => void worker.refetch()} actions={wayBack} />
          </>
        )}
      </>
    );
  }
  const descriptor = worker.data;
  // A link fills the form that it opened, not one that is made again for another descriptor.
  const link = made?.count === 0 ? composer.link : NO_LINK;
  const updateWorker = async (beforeChange: (version: string) => void) => {
    const fresh = await api.worker(slug);
    beforeChange(fresh.version);
    queryClient.setQueryData(workerQuery(api, slug).queryKey, fresh);
  };
  return (
    <>
      <WorkerHeader slug={slug} title={title} version={descriptor.version} />
      <Tabs<ComposeView>
        label={t('compose.tabs')}
        value={view}
        onChange={setView}
        tabs={[
          { value: 'form', label: t('compose.tab.form') },
          { value: 'readme', label: t('compose.tab.readme') },
          { value: 'runs', label: t('compose.tab.runs') },
          { value: 'tasks', label: t('compose.tab.tasks') },
        ]}
        actions={
          view === 'form' && (
            // On a phone it has a line of its own, whose room is there before it comes.
            <div className="min-h-control max-sm:w-full lg:mr-100">
              <LazyPart>
                <ModeSwitch isBatch={isBatch} onBatch={onBatch} />
              </LazyPart>
            </div>
          )
        }
        listClassName="mb-4"
      >
        {/* Kept while another tab is looked at: a form is not drawn anew, and a start under way goes on. */}
        <TabPanel value="form" keepMounted>
          <div hidden={isBatch}>
            <LazyPart>
              <OpenComposer key={made?.count} draftKey={slug} link={link} descriptor={descriptor}>
                {(stored) => (
                  <Composer
                    {...composer}
                    link={link}
                    descriptor={descriptor}
                    stored={stored}
                    updateWorker={updateWorker}
                    batchPanel={batchPanel}
                    startPanel={startPanel}
                    isShown={view === 'form' && !isBatch}
                    onShow={showForm}
                  />
                )}
              </OpenComposer>
            </LazyPart>
          </div>
          {/* Drawn by the form, whose values the rows take. */}
          {isBatch && <div ref={setBatchPanel} />}
        </TabPanel>
        <TabPanel value="readme" readable>
          <BesideStart startRef={setStartPanel}>
            <LazyPart fallback={<Skeleton className="h-64" />}>
              <Readme readme={descriptor.readme} version={descriptor.version} />
            </LazyPart>
          </BesideStart>
        </TabPanel>
        <TabPanel value="runs">
          <BesideStart startRef={setStartPanel}>{runs}</BesideStart>
        </TabPanel>
        <TabPanel value="tasks">{tasks}</TabPanel>
      </Tabs>
    </>
  );
}

type BesideStartProps = {
  readonly startRef: (element: HTMLElement | null) => void;
  readonly children: ReactNode;
};

/** The content beside the form. The form renders Start run into the aside, if it belongs there too. */
function BesideStart({ startRef, children }: BesideStartProps) {
  const t = useMessages();
  return (
    <div className="grid items-start gap-5 max-lg:pb-[calc(var(--bar,5rem)+1rem)] lg:grid-cols-[minmax(0,1fr)_23.75rem]">
      <div className="min-w-0">{children}</div>
      <aside ref={startRef} aria-label={t('compose.rail')} className="lg:sticky lg:top-[60px]" />
    </div>
  );
}
