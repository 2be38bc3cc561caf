import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';
import { SPEND_MONTH, SpendPage } from '#features/see-spend/spend-page.tsx';
import { valueOfQuery } from '#core/address/query-part.ts';
import { monthOf } from '#core/run/month.ts';
import { listedRunsQuery } from '#api/run-list/run-list-query.ts';

import type { Services } from '../services.ts';

export default function SpendRoute() {
  const { openKeyDialog } = useKeyDialog();
  return <SpendPage onNeedKey={() => void openKeyDialog()} />;
}

/** Fetches the newest runs of the month before the first render; resolves also if they cannot be loaded. */
export async function prefetchSpend({ api, keyStore, queryClient }: Services): Promise<void> {
  if (keyStore.get() === undefined) return;
  const named = valueOfQuery(window.location.search, SPEND_MONTH);
  const month = named ?? monthOf(api.serverTime().now);
  try {
    await queryClient.infiniteQuery(listedRunsQuery(api, api.listsMonths ? month : undefined));
  } catch {
    // The screen asks again, and says what is wrong.
  }
}
