import { Download } from 'lucide-react';
import { useState } from 'react';

import { multiplyDecimals, toNumber } from '#core/decimal.ts';
import type { JsonObject } from '#core/json/json.ts';
import type { MonthSpend, WorkerSpend } from '#core/spend/month-spend.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { downloadBlob } from '#ui/text/download-blob.ts';

type ExportSpendProps = {
  readonly spend: MonthSpend;
  /** What to say of runs that could not be read. */
  readonly hole: readonly string[];
};

/** Saves a month as a workbook: a sheet by Worker and version, and one by day and Worker. Each begins with what is missing. */
export function ExportSpend({ spend, hole }: ExportSpendProps) {
  const t = useMessages();
  const [failed, setFailed] = useState(false);
  const columns = [
    { key: 'day', head: t('spend.column.day') },
    { key: 'worker', head: t('spend.column.worker') },
    { key: 'title', head: t('spend.column.title') },
    { key: 'version', head: t('spend.column.version') },
    { key: 'runs', head: t('spend.column.runs') },
    { key: 'results', head: t('spend.column.results') },
    { key: 'cost', head: t('spend.column.cost') },
    { key: 'price', head: t('spend.column.price') },
    { key: 'failedRuns', head: t('spend.failed') },
    { key: 'failedCost', head: t('spend.column.failed') },
  ];
  const save = async () => {
    try {
      const { makeFile } = await import('#results/export/make-file.ts');
      const missing = hole.map((worker) => ({ worker }));
      const rows = [
        ...[...missing, ...spend.workers.map(toRow)].map((row) => ({
          sheet: t('spend.column.worker'),
          ...row,
        })),
        ...[...missing, ...daysOf(spend)].map((row) => ({ sheet: t('spend.days'), ...row })),
      ];
      const order = {
        format: 'xlsx',
        columns,
        nested: 'json',
        sheetBy: 'sheet',
        escapeFormulas: false,
      } as const;
      const made = await makeFile(rows, order, () => true);
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

function toRow({ worker, title, version, runs, results, cost, price, failed }: WorkerSpend): JsonObject {
  return {
    ...{ worker, title, version, runs, results },
    cost: toNumber(cost),
    ...(price?.per === 'result' && { price: toNumber(multiplyDecimals(price.usd, THOUSAND)) }),
    failedRuns: failed.runs,
    failedCost: toNumber(failed.cost),
  };
}

/** What each Worker cost on each day. */
function daysOf({ month, days, workers }: MonthSpend): readonly JsonObject[] {
  const titles = new Map(workers.map(({ worker, title }) => [worker, title]));
  return days.flatMap(({ of }, at) =>
    [...of].map(([worker, cost]) => ({
      day: `${month}-${String(at + 1).padStart(2, '0')}`,
      ...{ worker, title: titles.get(worker) ?? '', cost: toNumber(cost) },
    })),
  );
}
