import { useMutation } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';
import { Failure } from '#core/errors/failure.ts';
import { fileName } from '#core/results/files/file-format.ts';
import { linkExpiry } from '#core/results/values/link-expiry.ts';
import { formatMoment, formatWhen } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';

import type { PlatformFile, ResultsSource } from '../results-source.ts';
import { openFile, SignedLink } from '#parts/signed-link.tsx';

/**
 * Has the platform write all rows into a file and downloads it, but not from an address that has already
 * expired.
 */
export function usePlatformExport(
  { names, platformFile }: Pick<ResultsSource, 'names' | 'platformFile'>,
  onOpened: () => void,
) {
  const api = useApi();
  const address = async (file: PlatformFile) => {
    if (!platformFile) throw new Failure({ kind: 'unknown' });
    return platformFile(file);
  };
  const isOver = (given: string) => {
    const { now, within, isSynced } = api.serverTime();
    // By this computer's own clock every address could seem to be over.
    return isSynced && (linkExpiry(given) ?? Infinity) <= now - within;
  };
  return useMutation({
    mutationFn: async (file: PlatformFile) => {
      const first = await address(file);
      const given = isOver(first) ? await address(file) : first;
      return { address: given, givenAt: Date.now(), isOver: isOver(given), renew: () => address(file) };
    },
    onSuccess: (exported, { format }) => {
      if (!exported.isOver) openFile(exported.address, fileName(names, format));
      onOpened();
    },
  });
}

type PlatformExportData = NonNullable<ReturnType<typeof usePlatformExport>['data']>;

export function PlatformExported({ exported }: { readonly exported: PlatformExportData }) {
  const t = useMessages();
  return (
    <p>
      {exportText(t, exported)} <SignedLink {...exported}>{t('results.exportedAgain')}</SignedLink>
    </p>
  );
}

function exportText(t: Translate, { address, isOver }: PlatformExportData): string {
  const until = linkExpiry(address);
  if (until === undefined) return t('results.exported');
  return isOver
    ? t('results.exportOver', { moment: formatMoment(until) })
    : t('results.exportedUntil', { time: formatWhen(until) });
}
