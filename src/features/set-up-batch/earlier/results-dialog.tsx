import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { runQuery } from '#api/queries/queries.ts';
import type { SheetSource } from '#core/batch/sheet/sheet-draft.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { workerNameOf } from '#core/ids/worker-name.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { deletionTime } from '#core/run/run-state.ts';
import { isRunOver, type Run } from '#core/run/run.ts';
import type { Sheet } from '#core/sheet/sheet.ts';
import { formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { KeyNotice } from '#parts/key-notice.tsx';
import { StatusLine } from '#parts/status-line.tsx';
import { TitleText, useReadTitle } from '#parts/title-text.tsx';
import { createSavedRowReader } from '#results/reading/read-saved-rows.ts';
import { Button } from '#ui/controls/button.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

import type { TitleOf } from '../form/use-titles.ts';
import { rememberedTargets } from '../sheet/remembered-targets.ts';
import { ChooseResults } from './choose-results.tsx';
import type { EarlierRows, ResultsOf, WithBatchRows } from './earlier-rows.ts';
import { TakeResults } from './take-results.tsx';

type ResultsDialogProps = {
  readonly slug: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  readonly emptyTables: ReadonlySet<string>;
  readonly titleOf: TitleOf;
  readonly of: ResultsOf | undefined;
  readonly withBatchRows: WithBatchRows;
  readonly onNeedKey: () => void;
  readonly onRows: (sheet: Sheet, source: SheetSource) => void;
  readonly onClose: () => void;
};

export function ResultsDialog({ slug, descriptor, titleOf, of, ...props }: ResultsDialogProps) {
  const { emptyTables, withBatchRows, onNeedKey, onRows, onClose } = props;
  const t = useMessages();
  const hasKey = useHasKey();
  const [chosen, setChosen] = useState(of);
  const [remembered] = useState(() => rememberedTargets(slug));
  const take = (rows: EarlierRows) => (
    <TakeResults
      rows={rows}
      descriptor={descriptor}
      remembered={remembered}
      emptyTables={emptyTables}
      titleOf={titleOf}
      onNeedKey={onNeedKey}
      onTake={(sheet) => onRows(sheet, rows.source)}
    />
  );
  const back = chosen && of === undefined && (
    <Button size="small" variant="quiet" onClick={() => setChosen(undefined)}>
      {t('batch.results.other')}
    </Button>
  );
  return (
    <Dialog title={t('batch.results.title')} onClose={onClose} wide>
      {back && <div className="mb-2">{back}</div>}
      {!hasKey ? (
        <KeyNotice onNeedKey={onNeedKey} />
      ) : chosen === undefined ? (
        <ChooseResults onChoose={setChosen} onNeedKey={onNeedKey} />
      ) : chosen.kind === 'batch' ? (
        withBatchRows(chosen.batch, take)
      ) : (
        <ResultsOfRun run={chosen.run} onNeedKey={onNeedKey} draw={take} />
      )}
    </Dialog>
  );
}

type ResultsOfRunProps = {
  readonly run: RunSlug;
  readonly onNeedKey: () => void;
  readonly draw: (rows: EarlierRows) => ReactNode;
};

function ResultsOfRun({ run: slug, onNeedKey, draw }: ResultsOfRunProps) {
  const api = useApi();
  const { data: run, error, refetch } = useQuery({ ...runQuery(api, slug), refetchInterval: false });
  if (run === undefined)
    return error ? (
      <FailureNotice failure={error} onRetry={() => void refetch()} onNeedKey={onNeedKey} />
    ) : (
      <Skeleton className="h-48" />
    );
  return <RowsOfRun key={slug} run={run} draw={draw} />;
}

type RowsOfRunProps = Pick<ResultsOfRunProps, 'draw'> & { readonly run: Run };

function RowsOfRun({ run, draw }: RowsOfRunProps) {
  const t = useMessages();
  const api = useApi();
  const { slug, startedAt } = run;
  const [reader] = useState(() => createSavedRowReader(api, slug));
  const title = workerNameOf(run);
  const read = useReadTitle()(title);
  const moment = startedAt === undefined ? undefined : formatMoment(startedAt);
  const name = moment === undefined ? read : `${read}, ${moment}`;
  const source = useMemo(() => ({ kind: 'run' as const, run: slug, name }), [slug, name]);
  const until = deletionTime(run);
  const gone =
    until !== undefined && run.results
      ? t('results.gone', { count: run.results, moment: formatMoment(until) })
      : undefined;
  return (
    <div className="space-y-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusLine run={run} />
        <strong>
          <TitleText whole={title} />
        </strong>
        {moment !== undefined && <span className="text-muted">{moment}</span>}
      </p>
      {draw({ reader, source, said: run.results ?? 0, live: !isRunOver(run.status), gone })}
    </div>
  );
}
