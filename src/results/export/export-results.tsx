import { Download, X } from 'lucide-react';

import { formatBytes } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button, IconButton } from '#ui/controls/button.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Floating } from '#ui/floating.tsx';
import { Notice } from '#ui/notice.tsx';

import type { ExportSource } from './export-source.ts';
import { PlatformExported } from './platform-export.tsx';
import type { Exports } from './use-exports.ts';

const ExportDialog = lazyComponent(
  () => import('./export-dialog.tsx').then((module) => module.ExportDialog),
  'exporting',
);

type ExportResultsProps = ExportSource & { readonly exports: Exports };

/** Opens the choice of files that the rows can be saved as. */
export function ExportResults({ exports, ...source }: ExportResultsProps) {
  const t = useMessages();
  return (
    <>
      <Button size="small" onClick={exports.begin}>
        <Download size={14} aria-hidden />
        {t('results.export')}
      </Button>
      <LazyPart>{exports.open && <ExportDialog {...source} exports={exports} />}</LazyPart>
    </>
  );
}

/** The file that was saved last, and what is to be known of it. */
export function ExportedFile({ exports: { open, here, platform, forget } }: { readonly exports: Exports }) {
  const t = useMessages();
  const made = here.making.data;
  if (open || (!made && !platform.data)) return null;
  const lacks =
    platform.data?.isOver === true || (made !== undefined && made.cut + made.missing + made.leftOut > 0);
  // The platform's file has yet to be opened.
  const isNews = made !== undefined && !lacks;
  return (
    <Floating onPass={isNews ? forget : undefined}>
      <Notice tone={lacks ? 'warn' : 'good'}>
        <div className="flex items-start gap-3">
          <div className="min-w-0 grow">
            {made && <Made made={made} />}
            {platform.data && <PlatformExported exported={platform.data} />}
          </div>
          <IconButton label={t('common.close')} onClick={forget}>
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      </Notice>
    </Floating>
  );
}

function Made({ made }: { readonly made: NonNullable<Exports['here']['making']['data']> }) {
  const t = useMessages();
  return (
    <>
      <p>{t('export.done', { rows: made.rows, name: made.name, size: formatBytes(made.bytes) })}</p>
      {made.missing > 0 && <p>{t('export.missing', { count: made.missing })}</p>}
      {made.leftOut > 0 && <p>{t('export.leftOut', { count: made.leftOut })}</p>}
      {made.cut > 0 && <p>{t('export.cut', { count: made.cut })}</p>}
    </>
  );
}
