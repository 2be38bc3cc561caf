import { useMutation } from '@tanstack/react-query';
import { ChevronDown, Download } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';

import { useApi } from '#api/api-context.tsx';
import type { RunSlug } from '#core/run/run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { FailureNotice } from '#ui/failure-notice.tsx';

const FORMATS = ['csv', 'json'] as const;
const LABEL = { csv: 'results.export.csv', json: 'results.export.json' } as const;

/** Has the platform write all rows into a file and downloads it. */
export function ExportResults({ slug }: { readonly slug: RunSlug }) {
  const t = useMessages();
  const api = useApi();
  const exporting = useMutation({
    mutationFn: (format: (typeof FORMATS)[number]) => api.exportResults(slug, format, []),
    onSuccess: download,
  });
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <Button size="small" disabled={exporting.isPending}>
            <Download size={14} aria-hidden />
            {exporting.isPending ? t('results.exporting') : t('results.export')}
            <ChevronDown size={14} aria-hidden />
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="end"
            sideOffset={6}
            className="z-30 min-w-40 rounded border border-line bg-surface p-1 shadow-lg"
          >
            {FORMATS.map((format) => (
              <DropdownMenu.Item
                key={format}
                onSelect={() => exporting.mutate(format)}
                className="flex min-h-8 cursor-pointer items-center rounded px-2 outline-none data-highlighted:bg-sunken pointer-coarse:min-h-11"
              >
                {t(LABEL[format])}
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {exporting.error && <FailureNotice failure={exporting.error} className="w-full" />}
      {exporting.data !== undefined && (
        <span role="status" className="text-sm text-muted">
          {t('results.exported')}{' '}
          <a
            href={exporting.data}
            target="_blank"
            rel="noopener noreferrer"
            className="text-accent underline"
          >
            {t('results.exportedAgain')}
          </a>
        </span>
      )}
    </>
  );
}

/** The file is on another origin, which names it; the address lives for minutes only, so it is used at once. */
function download(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.rel = 'noopener noreferrer';
  link.click();
}
