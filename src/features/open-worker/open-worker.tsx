import { useState } from 'react';

import { parseWorkerRef } from '#core/worker/worker-ref.ts';

import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { useDocumentTitle } from '#ui/use-document-title.ts';

import { FirstVisit } from './first-visit.tsx';
import { RecentWorkers } from './recent-workers-list.tsx';
import { useRecentWorkers } from './recent-workers.ts';
import { StoreResults } from './store-results.tsx';
import { WorkerField } from './worker-field.tsx';

/** The first screen: one field that takes whatever names a Worker, the store below it, and what was opened before. */
export function OpenWorker({ onOpen }: { readonly onOpen: (path: string) => void }) {
  const t = useMessages();
  useDocumentTitle(t('workers.title'));
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
        <WorkerField text={text} onText={setText} onOpen={onOpen} />
      </Card>
      {searchFor !== '' && <StoreResults text={searchFor} />}
      {recent.length > 0 ? <RecentWorkers recent={recent} onForget={forget} /> : <FirstVisit />}
    </div>
  );
}
