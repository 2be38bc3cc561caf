import { useState } from 'react';

import { useApiConfig } from '#api/api-context.tsx';
import { parseWorkerRef } from '#core/ids/worker-ref.ts';

import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { SANDBOX_PATH } from '#browser/place.ts';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';
import { PartBoundary } from '#ui/loading/part-boundary.tsx';

import { FirstVisit } from './first-visit.tsx';
import { RecentWorkers } from './recent-workers-list.tsx';
import { useRecentWorkers } from './recent-workers.ts';
import { StoreResults } from './store-results.tsx';
import { WorkerField } from './worker-field.tsx';

/** The first screen: one field that takes whatever names a Worker, the store below it, and what was opened before. */
export function OpenWorker({ onOpen }: { readonly onOpen: (path: string) => void }) {
  const t = useMessages();
  useDocumentTitle(t('workers.title'));
  const { platform } = useApiConfig();
  const [text, setText] = useState('');
  const { recent, forget } = useRecentWorkers();
  // A Worker that is named already, or an address, is nothing to search for.
  const searchFor = parseWorkerRef(text).ok || text.includes('://') ? '' : text.trim();
  return (
    <div className="mx-auto max-w-3xl space-y-4">
      <div>
        <h1 className="text-xl font-bold">{t('workers.title')}</h1>
        <p className="text-muted">{t('workers.intro')}</p>
      </div>
      <Card className="p-4">
        <PartBoundary>
          <WorkerField text={text} onText={setText} onOpen={onOpen} />
        </PartBoundary>
      </Card>
      <PartBoundary>{searchFor !== '' && <StoreResults text={searchFor} />}</PartBoundary>
      <PartBoundary>
        {recent.length > 0 ? <RecentWorkers recent={recent} onForget={forget} /> : <FirstVisit />}
      </PartBoundary>
      {platform.kind === 'origin' && (
        // Not a link of the router: the page is loaded anew, so that nothing of this side is left in the other.
        <p className="px-4 text-sm text-muted">
          <a href={SANDBOX_PATH} className="touch-target text-accent underline">
            {t('workers.sandbox')}
          </a>{' '}
          {t('workers.sandbox.about')}
        </p>
      )}
    </div>
  );
}
