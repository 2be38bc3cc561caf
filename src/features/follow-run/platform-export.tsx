import { useMutation } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';
import type { RunSlug } from '#core/run/run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#ui/failure-notice.tsx';
import { Notice } from '#ui/notice.tsx';

/** No keys means all columns. */
type PlatformOrder = { readonly format: 'csv' | 'json'; readonly keys: readonly string[] };

/** Has the platform write all rows into a file, and downloads it. */
export function usePlatformExport(slug: RunSlug) {
  const api = useApi();
  return useMutation({
    mutationFn: ({ format, keys }: PlatformOrder) => api.exportResults(slug, format, keys),
    onSuccess: (url, { format }) => download(url, `run-${slug}.${format}`),
  });
}

/**
 * The file is on another origin, which names it, whatever name is given here; or in this page. The address lives for
 * minutes only, so it is used at once.
 */
function download(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.rel = 'noopener noreferrer';
  link.click();
}

type PlatformOutcomeProps = { readonly exporting: ReturnType<typeof usePlatformExport> };

export function PlatformOutcome({ exporting: { error, data } }: PlatformOutcomeProps) {
  const t = useMessages();
  if (error) return <FailureNotice failure={error} />;
  if (data === undefined) return null;
  return (
    <Notice tone="good">
      {t('results.exported')}{' '}
      <a href={data} target="_blank" rel="noopener noreferrer" className="text-accent underline">
        {t('results.exportedAgain')}
      </a>
    </Notice>
  );
}
