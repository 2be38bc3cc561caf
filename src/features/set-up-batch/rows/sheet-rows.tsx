import { Copy } from 'lucide-react';
import { type ReactNode, type RefObject, useState } from 'react';

import type { RowChecker } from '#core/batch/sheet/check-rows.ts';
import { plainCell } from '#core/batch/sheet/judge-columns.ts';
import { fills, type SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import type { RowSums } from '#core/batch/sum-rows.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { rowAt } from '#core/form/rows.ts';
import { formatList } from '#messages/format.ts';
import { sentenceGap } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { type Drop, DROP } from '#ui/hooks/use-drop.ts';
import { useMedia } from '#ui/hooks/use-media.ts';
import { WarningIcon } from '#ui/warning-icon.tsx';

import type { BatchFormState } from '../form/form-source.ts';
import { FormValues } from '../form/form-values.tsx';
import type { TitleOf } from '../form/use-titles.ts';
import type { FilledSheet } from '../sheet/use-sheet.ts';
import { SourceLine, type SourceLineProps } from '../source/source-line.tsx';
import { SheetCellDialog } from './sheet-cell-dialog.tsx';
import { GridCard } from './grid-card.tsx';
import { ColumnList, ReviewField, RowCards } from './narrow-rows.tsx';
import { headOf, ProblemStrip } from './problem-strip.tsx';
import type { Checked } from './use-checks.ts';
import type { CellPlace, PlacedProblem } from './use-problem-walk.ts';
import { NAMED_ROWS, rowNumbers } from './row-numbers.ts';
import { type KeyCells, useKeyCells } from './use-key-cells.ts';
import { useSecretColumns } from './use-secret-columns.ts';

/** Below this width there is no grid. */
const NARROW = '(width < 40rem)';

export type GridHandle = { readonly goTo: (place: CellPlace) => void };

type SheetRowsProps = Pick<SourceLineProps, 'source' | 'onPaste' | 'onResults' | 'onClear' | 'whereTo'> & {
  readonly descriptor: WorkerDescriptor;
  readonly state: FilledSheet;
  readonly titleOf: TitleOf;
  readonly onEdit: (field?: string) => void;
  readonly drop: Drop;
  readonly settled: SheetDraft;
  readonly checker: RowChecker;
  readonly sums: RowSums;
  readonly last: Checked | undefined;
  readonly draft: BatchFormState['draft'];
  readonly grid: RefObject<GridHandle | null>;
  readonly under: PlacedProblem | undefined;
  readonly onEntry: BatchFormState['setEntry'];
  readonly onActive: (place: CellPlace) => void;
  readonly onStep: (by: 1 | -1) => void;
};

export function SheetRows(props: SheetRowsProps) {
  const {
    descriptor,
    state,
    source,
    titleOf,
    onEdit,
    drop,
    settled,
    checker,
    sums,
    last,
    draft,
    grid,
    under,
  } = props;
  const { sheet, actions, clashes, canUndo } = state;
  const { columns, rows } = sheet;
  const t = useMessages();
  const isNarrow = useMedia(NARROW);
  const [edited, setEdited] = useState<CellPlace>();
  const clashing = new Set(clashes.flatMap((clash) => clash.columns));
  const parts = { sheet, descriptor, checker, clashing, actions, titleOf };
  const strip = under && (
    <ProblemStrip
      descriptor={descriptor}
      checker={checker}
      titleOf={titleOf}
      under={under}
      wrong={sums.wrong}
      sheet={settled}
      onStep={props.onStep}
      onMend={actions.putCells}
      onLeaveOut={() => actions.leaveOut([under.row], true)}
      onTakeErrors={actions.takeErrors}
      onTakeAsRead={actions.takeAsRead}
      onOpen={setEdited}
    />
  );
  const secret = useSecretColumns(settled, descriptor);
  const secrets = secret.length > 0 && (
    <Strip>
      <p role="status" className="min-w-0">
        <WarningIcon />
        {t('batch.secrets', { names: formatList(secret) })}
      </p>
    </Strip>
  );
  const keyCells = useKeyCells(settled);
  // Where nothing fills anything yet, all rows would be the same.
  const repeats = columns.some(fills) && (
    <Repeats sums={sums} rows={settled.rows} onRemove={actions.removeRows} onUndo={actions.undo} />
  );
  const values = (
    <FormValues
      descriptor={descriptor}
      titleOf={titleOf}
      onEdit={onEdit}
      draft={draft}
      sheet={settled}
      onEntry={props.onEntry}
    />
  );
  const { onPaste, onResults, onClear, whereTo } = props;
  const line = (
    <SourceLine
      sheet={sheet}
      source={source}
      titleOf={titleOf}
      onPaste={onPaste}
      onResults={onResults}
      onClear={onClear}
      whereTo={whereTo}
    />
  );
  return (
    <div
      className={classNames('relative min-w-0 space-y-3.5 rounded-lg', drop.isOver && DROP)}
      {...drop.handlers}
    >
      {drop.isOver && (
        <p className="pointer-events-none absolute inset-x-0 top-14 z-10 mx-auto w-fit rounded bg-accent px-3 py-1.5 font-semibold text-accent-on shadow-lg">
          {t('batch.dropToReplace', { count: rows.length })}
        </p>
      )}
      {isNarrow ? (
        <>
          <Card className="overflow-clip">
            {line}
            {strip}
            {under && (
              <ReviewField
                sheet={sheet}
                actions={actions}
                titleOf={titleOf}
                under={under}
                name={headOf(columns[under.problem.column ?? -1], { t, titleOf })}
              />
            )}
            {repeats}
            <OwnKey {...keyCells} />
            {secrets}
          </Card>
          <ColumnList {...parts} />
          <RowCards {...parts} />
          <Card className="*:border-t-0">{values}</Card>
        </>
      ) : (
        <Card className="overflow-clip">
          {line}
          <GridCard
            {...parts}
            canUndo={canUndo}
            last={last}
            ref={grid}
            onActive={props.onActive}
            onOpen={setEdited}
          >
            {strip}
          </GridCard>
          {repeats}
          <OwnKey {...keyCells} />
          {secrets}
          {values}
        </Card>
      )}
      {edited && (
        <SheetCellDialog
          sheet={sheet}
          descriptor={descriptor}
          titleOf={titleOf}
          place={edited}
          // What was chosen there cannot be read in two ways.
          onText={(text) => actions.putCells([{ ...edited, text: plainCell(checker, edited.column, text) }])}
          onClose={() => setEdited(undefined)}
        />
      )}
    </div>
  );
}

/** Names where the API key itself stands: the Worker's author would receive it. */
function OwnKey({ names, rows }: KeyCells) {
  const t = useMessages();
  if (rows.length === 0) return null;
  return (
    <Strip>
      <p role="status" className="min-w-0 text-warn">
        <WarningIcon />
        {t('batch.ownKey', { names: formatList(names), count: rows.length, rows: rowNumbers(t, rows) })}
      </p>
    </Strip>
  );
}

type RepeatsProps = {
  readonly sums: RowSums;
  readonly rows: SheetDraft['rows'];
  readonly onRemove: (places: readonly number[]) => void;
  readonly onUndo: () => void;
};

function Repeats({ sums: { repeats }, rows, onRemove, onUndo }: RepeatsProps) {
  const t = useMessages();
  const [removed, setRemoved] = useState<{ readonly count: number; readonly from: SheetDraft['rows'] }>();
  const [after, setAfter] = useState<SheetDraft['rows']>();
  if (removed && after === undefined && rows !== removed.from) setAfter(rows);
  if (removed && after !== undefined && rows === after)
    return (
      <Strip>
        <p role="status" className="min-w-0 grow basis-40">
          {t('batch.repeats.removed', { count: removed.count })}
        </p>
        <GuardedButton size="small" onClick={onUndo}>
          {t('common.undo')}
        </GuardedButton>
      </Strip>
    );
  if (repeats.length === 0) return null;
  const numbers = repeats.slice(0, NAMED_ROWS).map((at) => rowAt(rows, at)?.number ?? 0);
  return (
    <Strip>
      <Copy size={15} aria-hidden className="shrink-0 text-warn" />
      <p role="status" className="min-w-0 grow basis-40">
        <strong>{t('batch.repeats', { count: repeats.length })}</strong>
        {sentenceGap()}
        {t('batch.repeats.rows', {
          rows: rowNumbers(t, numbers, repeats.length),
        })}
      </p>
      <Button
        size="small"
        onClick={() => {
          setAfter(undefined);
          setRemoved({ count: repeats.length, from: rows });
          onRemove(repeats);
        }}
      >
        {t('batch.repeats.remove', { count: repeats.length })}
      </Button>
    </Strip>
  );
}

const Strip = ({ children }: { readonly children: ReactNode }) => (
  <div className="flex flex-wrap items-center gap-x-2 gap-y-1 border-t border-line px-4 py-2">{children}</div>
);
