import { useMutation } from '@tanstack/react-query';

import { Failure } from '#core/errors/failure.ts';
import { fileName } from '#core/results/files/file-format.ts';
import { linkExpiry } from '#core/results/values/link-expiry.ts';
import { formatTime } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

import type { PlatformFile, ResultsSource } from '../results-source.ts';
import { openFile, SignedLink } from '#parts/signed-link.tsx';

/** Has the platform write all rows into a file, and downloads it. */
export function usePlatformExport({ names, platformFile }: ResultsSource, onOpened: () => void) {
  const address = async (file: PlatformFile) => {
    if (!platformFile) throw new Failure({ kind: 'unknown' });
    return platformFile(file);
  };
  return useMutation({
    mutationFn: async (file: PlatformFile) => ({
      address: await address(file),
      givenAt: Date.now(),
      renew: () => address(file),
    }),
    onSuccess: (exported, { format }) => {
      openFile(exported.address, fileName(names, format));
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
