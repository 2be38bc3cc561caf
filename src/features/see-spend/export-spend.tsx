import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { multiplyDecimals, toNumber } from '#core/decimal.ts';
import type { JsonObject } from '#core/json/json.ts';
import { type MonthSpend, runsOfMonth, type WorkerSpend } from '#core/spend/month-spend.ts';
import { isCostKnown, type Sum } from '#core/spend/sum.ts';
import { monthOf } from '#core/run/month.ts';
import type { Run } from '#core/run/run.ts';
import type { Translate } from '#messages/i18n.ts';
import { formatMonth } from '#messages/format.ts';
import { isSumKnown } from '#parts/texts/cost-text.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { downloadBlob } from '#ui/text/download-blob.ts';

import { type RunOrigin, sumsOfOrigins, useRunOrigins } from './run-origins.ts';
import { resultsOf } from './sum-text.ts';
import { usePlannedSchedules } from './use-schedules.ts';

type ExportSpendProps = {
  readonly spend: MonthSpend;
  readonly listed: readonly Run[];
  readonly hole: readonly string[];
};

/**
 * Saves a month as a workbook: a sheet by Worker and version, one by day and Worker, and one by batch and
 * task if some are known. Each begins with what is missing.
 */
export function ExportSpend({ spend, listed, hole }: ExportSpendProps) {
  const t = useMessages();
  const api = useApi();
  const [failed, setFailed] = useState(false);
  const { month, open } = spend;
  const runs = useMemo(() => runsOfMonth(listed, month, api.serverTime().now), [api, listed, month]);
  const origins = useRunOrigins(runs, usePlannedSchedules(), month);
  const [byWorker, byDay, byOrigin] = [t('spend.column.worker'), t('spend.days'), t('spend.origins')];
  const isPresent = month === monthOf(api.serverTime().now);
  const missing = [
    ...hole,
    ...(isPresent ? [t('spend.sums.sofar', { month: formatMonth(month) })] : []),
    ...(open > 0 ? [t('spend.open', { count: open })] : []),
  ];
  const columns = [
    { key: 'day', head: t('spend.column.day'), sheets: [byDay] },
    { key: 'worker', head: t('spend.column.worker'), sheets: [byWorker, byDay] },
    { key: 'title', head: t('spend.column.title') },
    { key: 'kind', head: t('spend.column.kind'), sheets: [byOrigin] },
    { key: 'version', head: t('spend.column.version'), sheets: [byWorker] },
    { key: 'runs', head: t('spend.column.runs'), sheets: [byWorker, byOrigin] },
    { key: 'results', head: t('spend.column.results'), sheets: [byWorker, byOrigin] },
    { key: 'cost', head: t('spend.column.cost') },
    { key: 'price', head: t('spend.column.price'), sheets: [byWorker] },
    { key: 'minute', head: t('spend.column.minute'), sheets: [byWorker] },
    { key: 'failedRuns', head: t('spend.failed'), sheets: [byWorker] },
    { key: 'failedCost', head: t('spend.column.failed'), sheets: [byWorker] },
    { key: 'untoldResults', head: t('spend.column.unknownResults'), sheets: [byWorker, byOrigin] },
    { key: 'untold', head: t('spend.column.unknown') },
  ];
  const save = async () => {
    try {
      const { makeWorkbook } = await import('#results/export/make-file.ts');
      const onSheet = (sheet: string, rows: readonly JsonObject[]) =>
        [...missing.map((title): JsonObject => ({ title })), ...rows].map((row) => ({ sheet, ...row }));
      const rows = [
        ...onSheet(byWorker, spend.workers.map(toRow)),
        ...onSheet(byDay, daysOf(spend)),
        ...(origins.size > 0 ? onSheet(byOrigin, originsOf(t, runs, origins)) : []),
      ];
      // What sums are without has a column where some are.
      const isFilled = ({ key }: { readonly key: string }) =>
        !key.startsWith('untold') || rows.some((row) => key in row);
      const made = await makeWorkbook(rows, columns.filter(isFilled));
      if (made) downloadBlob(`spend-${spend.month}.xlsx`, made.blob);
      setFailed(made === undefined);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <Button onClick={() => void save()}>
        <Download size={14} aria-hidden />
        {t('spend.export')}
      </Button>
      {failed && (
        <p role="alert" className="text-sm text-bad">
          {t('spend.export.failed')}
        </p>
      )}
    </>
  );
}

const THOUSAND = { units: 1000n, scale: 0 };

function toRow({ worker, title, version, price, failed, ...sum }: WorkerSpend): JsonObject {
  return {
    worker,
    title,
    version,
    ...figures(sum),
    ...(price?.per === 'result' && { price: toNumber(multiplyDecimals(price.usd, THOUSAND)) }),
    ...(price?.per === 'minute' && { minute: toNumber(price.usd) }),
    failedRuns: failed.runs,
    ...(isCostKnown(failed) && { failedCost: toNumber(failed.cost) }),
  };
}

/** Omits cost or results if the platform gives them for none of the runs; adds how many runs lack each. */
const figures = (sum: Sum) => ({
  runs: sum.runs,
  ...(isSumKnown(resultsOf(sum)) && { results: sum.results }),
  ...(sum.unknownResults > 0 && { untoldResults: sum.unknownResults }),
  ...costOf(sum),
});

const costOf = (sum: Sum) => ({
  ...(isCostKnown(sum) && { cost: toNumber(sum.cost) }),
  ...(sum.unknownCosts > 0 && { untold: sum.unknownCosts }),
});

function daysOf({ month, days, workers }: MonthSpend): readonly JsonObject[] {
  const titles = new Map(workers.map(({ worker, title }) => [worker, title]));
  return days.flatMap(({ of }, at) =>
    [...of].map(([worker, sum]) => ({
      day: `${month}-${String(at + 1).padStart(2, '0')}`,
      worker,
      title: titles.get(worker) ?? '',
      ...costOf(sum),
    })),
  );
}

function originsOf(
  t: Translate,
  runs: readonly Run[],
  origins: ReadonlyMap<string, RunOrigin>,
): readonly JsonObject[] {
  const { of, rest, isUnsure } = sumsOfOrigins(runs, origins);
  return [
    ...of.map(({ origin: { name, id, kind }, sum }) => ({
      title: name === '' ? id : name,
      kind: t(`spend.origin.${kind}`),
      ...figures(sum),
    })),
    { title: t('spend.origins.rest'), ...figures(rest) },
    ...(isUnsure ? [{ title: t('spend.origins.unsure') }] : []),
  ];
}
