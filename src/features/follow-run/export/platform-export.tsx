import { useMutation } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';
import { fileName } from '#core/results/file-format.ts';
import { linkExpiry } from '#core/results/link-expiry.ts';
import type { Run } from '#core/run/run.ts';
import { formatTime } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

import { openFile, SignedLink } from './signed-link.tsx';
import { namePartsOf } from './use-export.ts';

/** No keys means all columns. */
type PlatformOrder = { readonly format: 'csv' | 'json'; readonly keys: readonly string[] };

/** Has the platform write all rows into a file, and downloads it. */
export function usePlatformExport(run: Run, onOpened: () => void) {
  const api = useApi();
  const address = ({ format, keys }: PlatformOrder) => api.exportResults(run.slug, format, keys);
  return useMutation({
    mutationFn: async (order: PlatformOrder) => ({
      address: await address(order),
      givenAt: Date.now(),
      renew: () => address(order),
    }),
    onSuccess: (exported, { format }) => {
      openFile(exported.address, fileName(namePartsOf(run), format));
      onOpened();
    },
  });
}

type Exported = NonNullable<ReturnType<typeof usePlatformExport>['data']>;

/** That the download has begun, until when its address works, and a link that works after that too. */
export function PlatformExported({ exported }: { readonly exported: Exported }) {
  const t = useMessages();
  const until = linkExpiry(exported.address);
  return (
    <p>
      {until === undefined ? t('results.exported') : t('results.exportedUntil', { time: formatTime(until) })}{' '}
      <SignedLink {...exported}>{t('results.exportedAgain')}</SignedLink>
    </p>
  );
}
