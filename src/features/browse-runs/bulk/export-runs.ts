import { localDay, localMoment } from '#core/local-day.ts';
import { reportedDuration } from '#core/run/run-state.ts';
import type { JsonObject } from '#core/json/json.ts';
import { pricePerThousand, type RunRow } from '#core/runs/find-runs.ts';
import type { Translate } from '#messages/i18n.ts';
import { runWord } from '#parts/status-line.tsx';
import { makeWorkbook } from '#results/export/make-file.ts';
import { downloadBlob } from '#ui/text/download-blob.ts';

export async function exportRuns(
  t: Translate,
  rows: readonly RunRow[],
  titleOf: (field: string) => string,
): Promise<boolean> {
  const fields = [...new Set(rows.flatMap((row) => [...row.fields.keys()]))];
  const columns = [
    { key: 'run', head: 'run_slug' },
    { key: 'name', head: t('runs.column.name') },
    { key: 'status', head: t('runs.column.status') },
    { key: 'worker', head: t('runs.column.worker') },
    { key: 'version', head: t('runs.column.version') },
    { key: 'started', head: t('runs.column.started') },
    { key: 'duration', head: t('runs.column.duration') },
    { key: 'results', head: t('runs.column.results') },
    { key: 'cost', head: t('runs.column.cost') },
    { key: 'price', head: t('runs.column.price') },
    { key: 'traffic', head: t('runs.column.traffic') },
    { key: 'reason', head: t('runs.column.reason') },
    { key: 'note', head: t('runs.column.note') },
    { key: 'tags', head: t('runs.column.tags') },
    ...fields.map((field) => ({ key: `input.${field}`, head: titleOf(field) })),
  ];
  const made = await makeWorkbook(
    rows.map((row) => toCells(t, row)),
    columns,
  );
  if (made) downloadBlob(`runs-${localDay(Date.now())}.xlsx`, made.blob);
  return made !== undefined;
}

function toCells(t: Translate, { run, name, label, fields }: RunRow): JsonObject {
  const price = pricePerThousand(run);
  const duration = reportedDuration(run.status, run.duration);
  return {
    sheet: t('runs.title'),
    run: run.slug,
    name,
    status: t(runWord(run)),
    worker: run.workerSlug,
    version: run.version,
    ...(run.startedAt !== undefined && { started: localMoment(run.startedAt) }),
    ...(duration !== undefined && { duration }),
    ...(run.results !== undefined && { results: run.results }),
    ...(run.traffic !== undefined && { traffic: run.traffic }),
    ...(run.usage !== undefined && { cost: run.usage }),
    ...(price !== undefined && { price }),
    reason: run.errorMessage,
    note: label.note,
    tags: label.tags.join(', '),
    ...Object.fromEntries([...fields].map(([field, text]) => [`input.${field}`, text])),
  };
}
