import { useMutation } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';
import { linkExpiry } from '#core/results/link-expiry.ts';
import type { RunSlug } from '#core/run/run.ts';
import { formatTime } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failure-notice.tsx';
import { Notice } from '#ui/notice.tsx';

import { openFile, SignedLink } from './signed-link.tsx';

/** No keys means all columns. */
type PlatformOrder = { readonly format: 'csv' | 'json'; readonly keys: readonly string[] };

/** Has the platform write all rows into a file, and downloads it. */
export function usePlatformExport(slug: RunSlug) {
  const api = useApi();
  const address = ({ format, keys }: PlatformOrder) => api.exportResults(slug, format, keys);
  return useMutation({
    mutationFn: async (order: PlatformOrder) => ({
      address: await address(order),
      givenAt: Date.now(),
      renew: () => address(order),
    }),
    onSuccess: (exported, { format }) => openFile(exported.address, `run-${slug}.${format}`),
  });
}

type PlatformOutcomeProps = { readonly exporting: ReturnType<typeof usePlatformExport> };

/** That the download has begun, until when its address works, and a link that works after that too. */
export function PlatformOutcome({ exporting: { error, data } }: PlatformOutcomeProps) {
  const t = useMessages();
  if (error) return <FailureNotice failure={error} />;
  if (data === undefined) return null;
  const until = linkExpiry(data.address);
  return (
    <Notice tone="good">
      {until === undefined ? t('results.exported') : t('results.exportedUntil', { time: formatTime(until) })}{' '}
      <SignedLink {...data}>{t('results.exportedAgain')}</SignedLink>
    </Notice>
  );
}
