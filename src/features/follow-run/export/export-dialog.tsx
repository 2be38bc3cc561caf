import { type SubmitEvent, useState } from 'react';

import type { PlacedRow } from '#core/results/arrange-rows.ts';
import { type FileFormat, mayRunFormulas } from '#core/results/file-format.ts';
import type { ResultColumn, RunSlug } from '#core/run/run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { Choices } from '#ui/choices.tsx';
import { Dialog } from '#ui/dialog.tsx';

import { ExportColumns } from './export-columns.tsx';
import { ExportOutcome } from './export-outcome.tsx';
import { type Target, TARGETS } from './export-targets.ts';
import { PlatformOutcome, usePlatformExport } from './platform-export.tsx';
import { useExport } from './use-export.ts';

export type ExportSource = {
  readonly slug: RunSlug;
  readonly workerSlug: string;
  readonly over: boolean;
  readonly total: number;
  readonly columns: readonly ResultColumn[];
  /** Keys of the columns that the table shows, in their order. */
  readonly tableKeys: readonly string[];
  /** The rows that the table shows, where it is filtered or sorted. */
  readonly shownRows: readonly PlacedRow[] | undefined;
};

type ExportDialogProps = ExportSource & { readonly onClose: () => void };

/** Which rows and columns to save, as what; the console reads and writes them itself, or the platform does. */
export function ExportDialog({ onClose, ...source }: ExportDialogProps) {
  const t = useMessages();
  const { slug, workerSlug, over, total, columns, tableKeys, shownRows } = source;
  const [target, setTarget] = useState<Target>('csv');
  const [keys, setKeys] = useState(tableKeys);
  const [shownOnly, setShownOnly] = useState(shownRows !== undefined);
  const [escapeFormulas, setEscapeFormulas] = useState(true);
  const { making, progress, cancel } = useExport({ slug, workerSlug });
  const platform = usePlatformExport(slug);
  const busy = making.isPending || platform.isPending;
  const byPlatform = TARGETS[target].kind === 'platform';

  const start = (event: SubmitEvent) => {
    event.preventDefault();
    if (busy || keys.length === 0) return;
    making.reset();
    platform.reset();
    const chosen = TARGETS[target];
    if (chosen.kind === 'platform') {
      platform.mutate({ format: chosen.format, keys: keys.length === columns.length ? [] : keys });
      return;
    }
    making.mutate({
      format: chosen.format,
      keys,
      escapeFormulas,
      ...(shownOnly && shownRows && { rows: shownRows }),
    });
  };
  const close = () => {
    cancel();
    onClose();
  };
  return (
    <Dialog title={t('export.title')} onClose={close} wide>
      <form onSubmit={start} className="space-y-4">
        <Choices
          legend={t('export.format')}
          value={target}
          onChange={setTarget}
          choices={TARGET_NAMES.map((name) => ({ value: name, label: t(TARGETS[name].label) }))}
        />
        {shownRows && !byPlatform && (
          <Choices
            legend={t('export.rows')}
            value={shownOnly ? 'shown' : 'all'}
            onChange={(rows) => setShownOnly(rows === 'shown')}
            choices={[
              { value: 'shown', label: t('export.rows.shown', { count: shownRows.length }) },
              { value: 'all', label: t('export.rows.all', { count: total }) },
            ]}
          />
        )}
        <ExportColumns columns={columns} tableKeys={tableKeys} keys={keys} onChange={setKeys} />
        <SpreadsheetNote target={target} escape={escapeFormulas} onEscape={setEscapeFormulas} />
        {!over && <p className="text-muted">{t('export.live')}</p>}
        <ExportOutcome making={making} progress={progress} />
        <PlatformOutcome exporting={platform} />
        <div className="flex flex-wrap justify-end gap-2">
          {making.isPending ? (
            <Button onClick={cancel}>{t('export.cancel')}</Button>
          ) : (
            <Button onClick={close}>{t('common.close')}</Button>
          )}
          <Button type="submit" variant="primary" disabled={busy || keys.length === 0}>
            {busy ? t('results.exporting') : t('export.start')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const TARGET_NAMES = Object.keys(TARGETS) as Target[]; // keys of a literal

type SpreadsheetNoteProps = {
  readonly target: Target;
  readonly escape: boolean;
  readonly onEscape: (escape: boolean) => void;
};

/** What keeps a text of the rows from being run as a formula. */
function SpreadsheetNote({ target, escape, onEscape }: SpreadsheetNoteProps) {
  const t = useMessages();
  const chosen = TARGETS[target];
  const format: FileFormat | undefined = chosen.kind === 'here' ? chosen.format : undefined;
  if (format === 'xlsx') return <p className="text-sm text-muted">{t('export.xlsx.help')}</p>;
  if (format === undefined || !mayRunFormulas(format)) return null;
  return (
    <div>
      <label className="flex items-center gap-2 font-semibold">
        <input
          type="checkbox"
          checked={escape}
          onChange={(event) => onEscape(event.target.checked)}
          aria-describedby="export-escape-help"
        />
        {t('export.escape')}
      </label>
      <p id="export-escape-help" className="mt-1 text-sm text-muted">
        {t('export.escape.help')}
      </p>
    </div>
  );
}
