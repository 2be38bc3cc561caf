import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { storeSearchQuery } from '#api/queries/queries.ts';
import { textTest } from '#core/find/text-test.ts';
import { lastPart } from '#core/ids/worker-name.ts';
import { parseWorkerRef, type WorkerSlug } from '#core/ids/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { TitleText } from '#parts/title-text.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { useDebounced } from '#ui/hooks/use-debounced.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

type ChooseWorkerProps = {
  readonly title: string;
  readonly recent: readonly WorkerSlug[];
  readonly onChoose: (worker: WorkerSlug) => void;
  readonly onClose: () => void;
};

type OfferedWorker = { readonly slug: WorkerSlug; readonly title?: string };

export function ChooseWorker({ title, recent, onChoose, onClose }: ChooseWorkerProps) {
  const t = useMessages();
  const [text, setText] = useState('');
  const { named, known, found, isSearching, failure, retry } = useOffered(text.trim(), recent);
  const [first] = named ?? [...known, ...found];
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="space-y-3">
        <input
          data-first-focus
          type="search"
          aria-label={t('batch.useAsRows.search')}
          placeholder={t('batch.useAsRows.search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={({ key, nativeEvent }) => {
            // Enter also ends a word that is being composed.
            if (key === 'Enter' && !nativeEvent.isComposing && first && !isSearching) onChoose(first.slug);
          }}
          className={CONTROL}
        />
        {failure && <FailureNotice failure={failure} onRetry={retry} />}
        {named ? (
          <Workers name={t('batch.useAsRows.named')} workers={named} onChoose={onChoose} />
        ) : (
          <>
            <Workers name={t('batch.useAsRows.recent')} workers={known} onChoose={onChoose} />
            <Workers name={t('batch.useAsRows.store')} workers={found} onChoose={onChoose} />
          </>
        )}
        {isSearching && <Skeleton className="h-10" />}
        {text.trim() !== '' && !isSearching && first === undefined && (
          <p role="status" className="text-muted">
            {t('batch.useAsRows.none')}
          </p>
        )}
      </div>
    </Dialog>
  );
}

/**
 * Workers that a text may mean: the one it names, else opened ones and those of the store with the text in
 * their name.
 */
function useOffered(text: string, recent: readonly WorkerSlug[]) {
  const ref = parseWorkerRef(text);
  const named: readonly OfferedWorker[] | undefined = ref.ok ? [{ slug: ref.value.slug }] : undefined;
  const settled = useDebounced(text);
  const wanted = named ? '' : text;
  const store = useQuery({
    ...storeSearchQuery(useApi(), named ? '' : settled),
    placeholderData: keepPreviousData,
  });
  const holds = textTest(text);
  const known: readonly OfferedWorker[] = recent.filter((slug) => holds([slug])).map((slug) => ({ slug }));
  const isKnown = new Set<string>(known.map(({ slug }) => slug));
  // A store may name one twice.
  const inStore = new Map((store.data ?? []).map((worker) => [worker.slug, worker]));
  return {
    named,
    known,
    found: wanted === '' ? [] : [...inStore.values()].filter(({ slug }) => !isKnown.has(slug)),
    isSearching: wanted !== '' && (settled !== text || store.isFetching),
    failure: wanted === '' ? null : store.error,
    retry: () => void store.refetch(),
  };
}

type WorkersProps = Pick<ChooseWorkerProps, 'onChoose'> & {
  readonly name: string;
  readonly workers: readonly OfferedWorker[];
};

function Workers({ name, workers, onChoose }: WorkersProps) {
  if (workers.length === 0) return null;
  return (
    <section aria-label={name}>
      <h3 className="mb-1 text-sm font-semibold text-muted">{name}</h3>
      <ul className="max-h-64 divide-y divide-line overflow-auto rounded border border-line">
        {workers.map(({ slug, title = lastPart(slug) }) => (
          <li key={slug}>
            <button
              type="button"
              onClick={() => onChoose(slug)}
              className="flex min-h-11 w-full flex-wrap items-baseline gap-x-2 px-3 py-2 text-left hover:bg-sunken"
            >
              <span className="font-medium">
                <TitleText whole={title} />
              </span>
              <code className="text-xs text-faint">{slug}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
