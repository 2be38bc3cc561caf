import { useKeyStore } from '#api/api-context.tsx';
import { listStoredDrafts, letGoOfDraft } from '#features/compose-run/draft/storage/stored-drafts.ts';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';
import { HomeRail } from '#features/home/home-rail.tsx';
import type { UnfinishedItem } from '#features/home/not-finished.tsx';
import { recentWorkers } from '#features/open-worker/yours/recent-workers.ts';
import { listStoredSheets, letGoOfSheet } from '#features/set-up-batch/sheet/stored-sheets.ts';
import type { Intent } from '#starts/journal/intent.ts';
import { useStarts } from '#starts/starts-context.tsx';

import { TabBatches } from './tab/tab-batches.tsx';

export function HomeRailInTab({ isFirstVisit }: { readonly isFirstVisit: boolean }) {
  return (
    <TabBatches>
      <OfTab isFirstVisit={isFirstVisit} />
    </TabBatches>
  );
}

function OfTab({ isFirstVisit }: { readonly isFirstVisit: boolean }) {
  const keyStore = useKeyStore();
  const { journal } = useStarts();
  const { openKeyDialog } = useKeyDialog();
  const list = (): readonly UnfinishedItem[] => {
    const titles = new Map(recentWorkers().map(({ slug, title = '' }) => [slug, title]));
    const items: readonly Omit<UnfinishedItem, 'title'>[] = [
      ...listStoredDrafts().filter((draft) => !journal.entries().some((intent) => isStartOf(intent, draft))),
      ...listStoredSheets().map(({ worker, at, name, rows }) => ({ worker, at, sheet: { name, rows } })),
    ];
    return items.map((item) => ({ ...item, title: titles.get(item.worker) ?? '' }));
  };
  const letGo = ({ worker, sheet }: UnfinishedItem) =>
    sheet ? letGoOfSheet(worker, keyStore.get()) : letGoOfDraft(worker);
  return (
    <HomeRail
      isFirstVisit={isFirstVisit}
      unfinished={{ list, letGo }}
      onNeedKey={() => void openKeyDialog()}
      onUseKey={(key) => keyStore.set(key)}
    />
  );
}

const isStartOf = ({ subject, state, at }: Intent, draft: Pick<UnfinishedItem, 'worker' | 'at'>): boolean =>
  state.kind === 'started' && subject.kind === 'worker' && subject.worker === draft.worker && at >= draft.at;
